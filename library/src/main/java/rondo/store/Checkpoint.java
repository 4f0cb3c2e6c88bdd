// Saves tensors in a file and reads them back.
package rondo.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import rondo.basis.FormatException;
import rondo.basis.Nearest;
import rondo.basis.Shown;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

/// Saves tensors in a safetensors file and reads them back: as one unit, whole or not at all.
public final class Checkpoint {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Checkpoint() {}

    /// Writes a file, whole or not at all.
    ///
    /// @param tensors F32 or F64, by name
    /// @param notes for the reader, by name
    /// @throws rondo.basis.RondoException if the file cannot be written; what was there before is untouched
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> notes) {
        var rows = new LinkedHashMap<String, TensorRows>();
        tensors.forEach((name, tensor) -> rows.put(name, rows(tensor)));
        SafeTensorsWriter.write(file, rows, notes);
    }

    /// Reads the tensors of a file into tensors of the same names, and touches them. Nothing is changed unless
    /// all fit.
    ///
    /// @param tensors all that the file holds, neither more nor fewer
    /// @throws FormatException if the file is damaged, or its names, types or shapes are others
    public static void read(Path file, Map<String, Tensor> tensors) {
        try (var opened = SafeTensors.open(file)) {
            tensors.forEach((name, tensor) -> check(file, opened, name, tensor.shape(), tensor.type()));
            checkNoOthers(file, opened, tensors.keySet());
            tensors.forEach((name, tensor) -> fill(opened.tensor(name).data(), tensor));
        }
    }

    /// Checks that a file holds tensors of these shapes and no others.
    ///
    /// @throws FormatException if its names, types or shapes are others
    static void check(Path file, SafeTensors opened, Map<String, Shape> shapes, DType type) {
        shapes.forEach((name, shape) -> check(file, opened, name, shape, type));
        checkNoOthers(file, opened, shapes.keySet());
    }

    /// Checks that the F32 tensors of a file are numbers that a net can compute with.
    ///
    /// @throws FormatException if one is infinite or not a number
    static void checkFinite(Path file, SafeTensors opened) {
        opened.tensors().forEach((name, tensor) -> {
            var data = tensor.data();
            for (long at = 0; at < data.byteSize(); at += FLOAT.byteSize()) {
                float number = data.get(FLOAT, at);
                if (!Float.isFinite(number)) {
                    throw new FormatException(file + ": tensor " + name + " holds " + number
                            + "; expected finite numbers; is the file damaged? Copy it again, or train again with a"
                            + " lower learning rate");
                }
            }
        });
    }

    private static void check(Path file, SafeTensors opened, String name, Shape shape, DType type) {
        var stored = opened.tensor(name);
        if (!stored.dtype().equals(type.name()) || !Arrays.equals(stored.shape(), extents(shape))) {
            throw new FormatException(file + ": tensor " + name + " is " + stored.dtype() + " "
                    + Arrays.toString(stored.shape()) + "; expected " + type + " " + shape
                    + "; is it the file of another model?");
        }
    }

    private static void checkNoOthers(Path file, SafeTensors opened, Set<String> names) {
        for (var name : opened.tensors().keySet()) {
            if (!names.contains(name)) {
                throw new FormatException(file + ": tensor " + Shown.name(name)
                        + " has no place here; expected none; is it the file of another model?"
                        + Nearest.to(name, names)
                                .map(n -> " The nearest is " + n + ".")
                                .orElse(""));
            }
        }
    }

    private static long[] extents(Shape shape) {
        long[] extents = new long[shape.rank()];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = shape.extent(i);
        }
        return extents;
    }

    /// The numbers of a tensor where they lie.
    private static TensorRows rows(Tensor tensor) {
        long bytes = tensor.type().bytes();
        return new TensorRows(
                tensor.type().name(),
                extents(tensor.shape()),
                tensor.segment(),
                tensor.offset(0),
                tensor.rows(),
                tensor.columns() * bytes,
                tensor.stride() * bytes);
    }

    private static void fill(MemorySegment data, Tensor tensor) {
        long row = (long) tensor.columns() * tensor.type().bytes();
        for (int r = 0; r < tensor.rows(); r++) {
            MemorySegment.copy(data, r * row, tensor.segment(), tensor.offset(r), row);
        }
        tensor.touch();
    }
}
