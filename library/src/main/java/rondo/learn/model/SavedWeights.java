// The weights of a net: its first ones, or those of a model's folder.
package rondo.learn.model;

import java.nio.file.Path;
import java.util.function.Consumer;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameters;
import rondo.store.ModelFolder;

/// The weights of a net: its first ones, or those of a model's folder. Many threads may read them at once.
public final class SavedWeights {
    private SavedWeights() {}

    /// Gives a net the weights with which training begins.
    ///
    /// @param name what the memory is for, as a warning calls it when it is forgotten
    /// @return owns the weights; closed by the caller
    public static Scope create(Layer net, String name) {
        return filled(name, scope -> Parameters.place(net, scope, DType.F32));
    }

    /// Gives a net the weights of a folder. They are checked before memory is taken.
    ///
    /// @param about what the folder says of the model
    /// @param name what the memory is for, as a warning calls it when it is forgotten
    /// @return owns the weights; closed by the caller
    /// @throws rondo.basis.FormatException if they are not those of such a net
    public static Scope read(Layer net, ModelFolder about, Path folder, String name) {
        about.checkWeights(folder, Parameters.shapes(net));
        return filled(name, scope -> {
            Parameters.reserve(net, scope, DType.F32);
            about.readWeights(folder, Parameters.values(net));
        });
    }

    /// A scope with weights in it; closed if they cannot be had.
    private static Scope filled(String name, Consumer<Scope> step) {
        var scope = Scope.shared(name);
        try {
            step.accept(scope);
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
        return scope;
    }
}
