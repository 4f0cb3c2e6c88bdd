// A view of numbers in a scope's memory.
package rondo.engine.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import rondo.basis.ShapeException;

/// A view of numbers in a scope's memory: where they start, their shape, and the distance of rows. A row of a
/// new tensor starts at a multiple of 64 bytes, and rows are never a multiple of 4 KB apart (they would fall on
/// the same cache lines). Kernels go through [#segment], which makes sure that the scope still owns the
/// numbers.
///
/// [#get] and [#set] are for tests, small things and the scalar kernels.
public final class Tensor {
    private final Scope scope;
    private final long generation;
    private final MemorySegment segment;
    private final long offset;
    private final DType type;
    private final Shape shape;
    private final int rows;
    private final int columns;
    private final int stride;
    private long version;

    private Tensor(Tensor base, long offset, Shape shape) {
        this(base.scope, base.generation, base.segment, offset, base.type, shape, base.stride);
    }

    private Tensor(
            Scope scope, long generation, MemorySegment segment, long offset, DType type, Shape shape, int stride) {
        this.scope = scope;
        this.generation = generation;
        this.segment = segment;
        this.offset = offset;
        this.type = type;
        this.shape = shape;
        this.rows = shape.rows();
        this.columns = shape.columns();
        this.stride = stride;
    }

    /// A tensor whose numbers are undefined.
    public static Tensor empty(Scope scope, DType type, Shape shape) {
        int lane = 64 / type.bytes();
        int stride = (shape.columns() + lane - 1) / lane * lane;
        if (shape.rows() > 1 && stride * type.bytes() % 4096 == 0) {
            stride += lane;
        }
        long slack = 64; // a vector that begins within the last row ends within the memory, so no kernel tests for it
        var memory = scope.allocate((long) shape.rows() * stride * type.bytes() + slack);
        return new Tensor(scope, scope.generation(), memory, 0, type, shape, stride);
    }

    /// A tensor whose numbers are undefined.
    public static Tensor empty(Scope scope, DType type, int... extents) {
        return empty(scope, type, Shape.of(extents));
    }

    /// A tensor of zeros.
    public static Tensor zeros(Scope scope, DType type, int... extents) {
        return empty(scope, type, Shape.of(extents)).clear();
    }

    /// A tensor of the given numbers, row by row.
    public static Tensor of(Scope scope, DType type, Shape shape, double... numbers) {
        if (numbers.length != shape.elements()) {
            throw new ShapeException(
                    "tensor " + shape + ": " + numbers.length + " numbers; expected " + shape.elements());
        }
        var tensor = zeros(scope, type, shape.rows(), shape.columns()).as(shape);
        for (int i = 0; i < numbers.length; i++) {
            tensor.set(i / tensor.columns, i % tensor.columns, numbers[i]);
        }
        return tensor;
    }

    /// The memory of the numbers; element (r, c) is at byte [#offset]`(r) + c * type().bytes()`.
    ///
    /// @throws ShapeException if the scope took it back
    public MemorySegment segment() {
        if (scope.generation() != generation) {
            throw new ShapeException(
                    "tensor " + shape + " of scope " + scope.name()
                            + ": used after the scope took its memory back; expected an open scope; copy what is to outlive it");
        }
        return segment;
    }

    /// The byte at which a row starts in [#segment].
    public long offset(int row) {
        return offset + (long) row * stride * type.bytes();
    }

    /// The element type.
    public DType type() {
        return type;
    }

    /// The extents.
    public Shape shape() {
        return shape;
    }

    /// The number of rows when seen as a matrix.
    public int rows() {
        return rows;
    }

    /// The length of a row.
    public int columns() {
        return columns;
    }

    /// The distance of two rows in elements.
    public int stride() {
        return stride;
    }

    /// A number that [#touch] raises: copies in another order are made anew when it differs.
    public long version() {
        return version;
    }

    /// Says that the numbers have changed since copies in another order were made.
    public void touch() {
        version++;
    }

    /// The rows in [from, to) as a matrix, sharing memory.
    public Tensor rows(int from, int to) {
        check(from, to, rows, "rows");
        return new Tensor(this, offset(from), Shape.of(to - from, columns));
    }

    /// The columns in [from, to) of all rows as a matrix, sharing memory.
    public Tensor columns(int from, int to) {
        check(from, to, columns, "columns");
        return new Tensor(this, offset + (long) from * type.bytes(), Shape.of(rows, to - from));
    }

    /// The same rows under another shape with the same columns.
    public Tensor as(Shape other) {
        if (other.rows() != rows || other.columns() != columns) {
            throw new ShapeException(
                    "tensor " + shape + ": cannot be seen as " + other + "; expected as many rows and columns");
        }
        return new Tensor(this, offset, other);
    }

    /// One number, whatever the type.
    public double get(int row, int column) {
        long at = offset(row) + (long) column * type.bytes();
        var memory = segment();
        return switch (type) {
            case F32 -> memory.get(ValueLayout.JAVA_FLOAT, at);
            case F64 -> memory.get(ValueLayout.JAVA_DOUBLE, at);
            case BF16 -> Float.intBitsToFloat(memory.get(ValueLayout.JAVA_SHORT, at) << 16);
        };
    }

    /// The column of the largest number of a row, the first of equal ones.
    ///
    /// @param from the first column that is looked at
    public int largest(int row, int from) {
        int largest = from;
        for (int column = from + 1; column < columns(); column++) {
            largest = get(row, column) > get(row, largest) ? column : largest;
        }
        return largest;
    }

    /// Sets one number, rounded to the type (bf16: to the nearest, ties to even).
    public void set(int row, int column, double number) {
        long at = offset(row) + (long) column * type.bytes();
        var memory = segment();
        switch (type) {
            case F32 -> memory.set(ValueLayout.JAVA_FLOAT, at, (float) number);
            case F64 -> memory.set(ValueLayout.JAVA_DOUBLE, at, number);
            case BF16 -> memory.set(ValueLayout.JAVA_SHORT, at, bf16((float) number));
        }
    }

    /// Sets all numbers to zero.
    public Tensor clear() {
        var memory = segment();
        if (columns == stride) {
            memory.asSlice(offset, (long) rows * stride * type.bytes()).fill((byte) 0);
        } else {
            for (int r = 0; r < rows; r++) {
                memory.asSlice(offset(r), (long) columns * type.bytes()).fill((byte) 0);
            }
        }
        return this;
    }

    /// Copies `count` rows of a tensor of the same type and columns into this one.
    public void copyRows(Tensor from, int fromRow, int row, int count) {
        if (from.columns != columns || from.type != type) {
            throw new ShapeException("copy from " + from.shape + " " + from.type + " into " + shape + " " + type
                    + ": expected the same columns and type");
        }
        long bytes = (long) columns * type.bytes();
        var source = from.segment();
        var target = segment();
        for (int r = 0; r < count; r++) {
            MemorySegment.copy(source, from.offset(fromRow + r), target, offset(row + r), bytes);
        }
    }

    /// Copies all numbers of a tensor of the same type, rows and columns.
    public Tensor copy(Tensor from) {
        if (from.rows != rows) {
            throw new ShapeException("copy from " + from.shape + " into " + shape + ": expected as many rows");
        }
        copyRows(from, 0, 0, rows);
        return this;
    }

    /// All numbers, row by row, as they are between operations: for results and tests.
    public float[] toFloats() {
        float[] numbers = new float[Math.multiplyExact(rows, columns)];
        for (int r = 0; r < rows; r++) {
            copyRow(r, numbers, r * columns);
        }
        return numbers;
    }

    /// Copies the numbers of a row into an array.
    ///
    /// @param at where the first one goes
    public void copyRow(int row, float[] to, int at) {
        if (type == DType.F32) {
            MemorySegment.copy(segment(), ValueLayout.JAVA_FLOAT, offset(row), to, at, columns);
        } else {
            for (int c = 0; c < columns; c++) {
                to[at + c] = (float) get(row, c);
            }
        }
    }

    @Override
    public String toString() {
        return type + " " + shape;
    }

    private static short bf16(float number) {
        int bits = Float.floatToRawIntBits(number);
        return Float.isNaN(number) ? (short) 0x7FC0 : (short) ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    private void check(int from, int to, int extent, String what) {
        if (from < 0 || to < from || to > extent) {
            throw new ShapeException(
                    "tensor " + shape + ": " + what + " " + from + " to " + to + "; expected within 0 to " + extent);
        }
    }
}
