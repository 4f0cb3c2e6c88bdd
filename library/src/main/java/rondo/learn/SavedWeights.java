// Weights out of a model's folder.
package rondo.learn;

import java.nio.file.Path;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameters;
import rondo.store.ModelFolder;

/// Weights out of a model's folder.
public final class SavedWeights {
    private SavedWeights() {}

    /// Gives a net the weights of a folder. They are checked before memory is taken.
    ///
    /// @param about what the folder says of the model
    /// @param name what the memory is for, as a warning calls it when it is forgotten
    /// @return owns the weights; closed by the caller
    /// @throws rondo.basis.FormatException if they are not those of such a net
    public static Scope read(Layer net, ModelFolder about, Path folder, String name) {
        about.checkWeights(folder, Parameters.shapes(net));
        var scope = Scope.shared(name);
        try {
            Parameters.reserve(net, scope, DType.F32);
            about.readWeights(folder, Parameters.values(net));
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
        return scope;
    }
}
