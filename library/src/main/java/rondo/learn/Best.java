// The best weights found so far.
package rondo.learn;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.store.Checkpoint;
import rondo.store.ModelFolder;

/// The best weights found so far: in `model.safetensors` where there is a folder, else in memory.
final class Best implements AutoCloseable {
    private final Map<String, Tensor> weights;
    private final Optional<Path> file;
    private final Map<String, String> notes;
    private final Scope scope = Scope.of("best weights");
    private final Map<String, Tensor> copies = new LinkedHashMap<>();

    /// @param notes written beside the weights
    Best(Map<String, Tensor> weights, Optional<Path> folder, Map<String, String> notes) {
        this.weights = weights;
        this.notes = notes;
        this.file = folder.map(f -> f.resolve(ModelFolder.WEIGHTS));
    }

    /// The weights are the best so far.
    void keep() {
        file.ifPresentOrElse(
                f -> Checkpoint.write(f, weights, notes),
                () -> weights.forEach((name, weight) -> copies.computeIfAbsent(
                                name, _ -> Tensor.empty(scope, weight.type(), weight.shape()))
                        .copy(weight)));
    }

    /// Sets the weights to the best ones.
    void restore() {
        file.ifPresentOrElse(
                f -> Checkpoint.read(f, weights),
                () -> copies.forEach((name, copy) ->
                        weights.getOrDefault(name, copy).copy(copy).touch()));
    }

    @Override
    public void close() {
        scope.close();
    }
}
