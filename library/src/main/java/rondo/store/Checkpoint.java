// Saves tensors in a file and reads them back.
package rondo.store;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import rondo.basis.FormatException;
import rondo.basis.Nearest;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

/// Saves tensors in a safetensors file and reads them back: as one unit, whole or not at all.
public final class Checkpoint {
    private Checkpoint() {}

    /// Writes a file, whole or not at all.
    ///
    /// @param tensors F32 or F64, by name
    /// @param notes for the reader, by name
    /// @throws rondo.basis.RondoException if the file cannot be written; what was there before is untouched
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> notes) {
        try (var scope = Scope.of("checkpoint " + file.getFileName())) {
            var stored = new LinkedHashMap<String, StoredTensor>();
            tensors.forEach((name, tensor) -> stored.put(
                    name, new StoredTensor(tensor.type().name(), extents(tensor.shape()), dense(tensor, scope))));
            SafeTensors.write(file, stored, notes);
        }
    }

    /// Reads the tensors of a file into tensors of the same names, and touches them. Nothing is changed unless
    /// all fit.
    ///
    /// @param tensors all that the file holds, neither more nor fewer
    /// @throws FormatException if the file is damaged, or its names, types or shapes are others
    public static void read(Path file, Map<String, Tensor> tensors) {
        try (var opened = SafeTensors.open(file)) {
            tensors.forEach((name, tensor) -> check(file, name, opened.tensor(name), tensor));
            for (var name : opened.tensors().keySet()) {
                if (!tensors.containsKey(name)) {
                    throw new FormatException(file + ": tensor " + Shown.name(name)
                            + " has no place here; expected none; is it the file of another model?"
                            + Nearest.to(name, tensors.keySet())
                                    .map(n -> " The nearest is " + n + ".")
                                    .orElse(""));
                }
            }
            tensors.forEach((name, tensor) -> fill(opened.tensor(name).data(), tensor));
        }
    }

    private static void check(Path file, String name, StoredTensor stored, Tensor tensor) {
        if (!stored.dtype().equals(tensor.type().name()) || !Arrays.equals(stored.shape(), extents(tensor.shape()))) {
            throw new FormatException(file + ": tensor " + name + " is " + stored.dtype() + " "
                    + Arrays.toString(stored.shape()) + "; expected " + tensor
                    + "; is it the file of another model?");
        }
    }

    private static long[] extents(Shape shape) {
        long[] extents = new long[shape.rank()];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = shape.extent(i);
        }
        return extents;
    }

    /// The numbers of a tensor without the gaps between its rows.
    private static MemorySegment dense(Tensor tensor, Scope scope) {
        long row = (long) tensor.columns() * tensor.type().bytes();
        long bytes = row * tensor.rows();
        if (tensor.columns() == tensor.stride() || tensor.rows() == 1) {
            return tensor.segment().asSlice(tensor.offset(0), bytes);
        }
        var copy = scope.allocate(bytes).asSlice(0, bytes);
        for (int r = 0; r < tensor.rows(); r++) {
            MemorySegment.copy(tensor.segment(), tensor.offset(r), copy, r * row, row);
        }
        return copy;
    }

    private static void fill(MemorySegment data, Tensor tensor) {
        long row = (long) tensor.columns() * tensor.type().bytes();
        for (int r = 0; r < tensor.rows(); r++) {
            MemorySegment.copy(data, r * row, tensor.segment(), tensor.offset(r), row);
        }
        tensor.touch();
    }
}
