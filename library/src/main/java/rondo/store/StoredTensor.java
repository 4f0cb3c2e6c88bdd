// A tensor as a file holds it: element type, shape and bytes.
package rondo.store;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import rondo.basis.FormatException;
import rondo.basis.Shown;

/// A tensor as a file holds it: dense, the last dimension running fastest, little-endian.
///
/// @param dtype the name of the element type in the safetensors format, such as `F32`, `F64`, `BF16`, `I32`
/// @param shape the sizes of its dimensions, none for a single number; copied in and out
/// @param data its bytes
public record StoredTensor(String dtype, long[] shape, MemorySegment data) {
    private static final Map<String, Integer> ELEMENT_BYTES = Map.ofEntries(
            Map.entry("BOOL", 1),
            Map.entry("U8", 1),
            Map.entry("I8", 1),
            Map.entry("F8_E5M2", 1),
            Map.entry("F8_E4M3", 1),
            Map.entry("F8_E8M0", 1),
            Map.entry("U16", 2),
            Map.entry("I16", 2),
            Map.entry("F16", 2),
            Map.entry("BF16", 2),
            Map.entry("U32", 4),
            Map.entry("I32", 4),
            Map.entry("F32", 4),
            Map.entry("U64", 8),
            Map.entry("I64", 8),
            Map.entry("F64", 8),
            Map.entry("C64", 8));

    /// Checks that the bytes are as many as type and shape need.
    ///
    /// @throws FormatException if they are not, or the type is unknown
    public StoredTensor {
        shape = shape.clone();
        long expected = bytes("tensor", dtype, shape);
        if (data.byteSize() != expected) {
            throw new FormatException("tensor: " + data.byteSize() + " bytes; expected " + expected + " for " + dtype
                    + " " + Arrays.toString(shape));
        }
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /// The bytes of one element.
    int elementBytes() {
        return elementBytes("tensor", dtype);
    }

    /// The bytes that a tensor of this type and shape has.
    ///
    /// @param place how errors begin
    /// @throws FormatException if the type is unknown, a size is negative, or the number is beyond 63 bits
    static long bytes(String place, String dtype, long[] shape) {
        long bytes = elementBytes(place, dtype);
        try {
            for (long size : shape) {
                if (size < 0) {
                    throw new FormatException(
                            place + ": shape " + Arrays.toString(shape) + "; expected no negative size");
                }
                bytes = Math.multiplyExact(bytes, size);
            }
        } catch (ArithmeticException e) {
            throw new FormatException(
                    place + ": shape " + Arrays.toString(shape) + "; expected fewer than 2^63 bytes", e);
        }
        return bytes;
    }

    /// The bytes of one element of a type.
    ///
    /// @param place how errors begin
    /// @throws FormatException if the type is unknown
    static int elementBytes(String place, String dtype) {
        Integer bytes = ELEMENT_BYTES.get(dtype);
        if (bytes == null) {
            throw new FormatException(place + ": element type " + Shown.name(dtype) + "; expected one of "
                    + new TreeSet<>(ELEMENT_BYTES.keySet()));
        }
        return bytes;
    }
}
