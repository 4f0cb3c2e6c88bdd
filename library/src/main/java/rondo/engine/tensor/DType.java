// The element types of tensors.
package rondo.engine.tensor;

/// The element types of tensors. Between operations tensors are F32, or F64 in gradient checks; the others live
/// inside fused operations and files.
public enum DType {
    /// IEEE single precision.
    F32(4),
    /// The upper half of a single: 8 bits of exponent, 7 of fraction.
    BF16(2),
    /// IEEE double precision.
    F64(8);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /// The size of one element in bytes.
    public int bytes() {
        return bytes;
    }
}
