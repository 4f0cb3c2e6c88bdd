// The extents of a tensor.
package rondo.engine.tensor;

import java.util.Arrays;
import rondo.basis.ShapeException;

/// The extents of a tensor, outermost first; equal by value; printed as `[35, 20, 650]`. Kernels see a matrix:
/// the last extent is [#columns], all others multiplied are [#rows].
public final class Shape {
    private final int[] extents;

    private Shape(int[] extents) {
        this.extents = extents;
    }

    /// A shape of the given extents.
    ///
    /// @throws ShapeException if there is none, one is negative, or there are more than 2^31-1 rows
    public static Shape of(int... extents) {
        if (extents.length == 0) {
            throw new ShapeException("shape: no extents given; expected at least one");
        }
        long rows = 1;
        for (int i = 0; i < extents.length; i++) {
            if (extents[i] < 0) {
                throw new ShapeException(
                        "shape " + Arrays.toString(extents) + ": extent " + extents[i] + "; expected none below 0");
            }
            rows *= i + 1 < extents.length ? extents[i] : 1;
            if (rows > Integer.MAX_VALUE) {
                throw new ShapeException(
                        "shape " + Arrays.toString(extents) + ": too many rows; expected at most 2^31-1");
            }
        }
        return new Shape(extents.clone());
    }

    /// The number of extents.
    public int rank() {
        return extents.length;
    }

    /// The extent of an axis.
    public int extent(int axis) {
        return extents[axis];
    }

    /// The product of all extents but the last; 1 for a vector.
    public int rows() {
        int rows = 1;
        for (int i = 0; i + 1 < extents.length; i++) {
            rows *= extents[i];
        }
        return rows;
    }

    /// The last extent.
    public int columns() {
        return extents[extents.length - 1];
    }

    /// The number of elements.
    public long elements() {
        return (long) rows() * columns();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    @Override
    public String toString() {
        return Arrays.toString(extents);
    }
}
