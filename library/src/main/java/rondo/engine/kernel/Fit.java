// Checks that the tensors given to a kernel fit one another.
package rondo.engine.kernel;

import rondo.basis.ConfigException;
import rondo.basis.ShapeException;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Tensor;

/// Checks that the tensors given to a kernel fit one another; all providers share them. Each error names both
/// shapes.
public final class Fit {
    private Fit() {}

    /// The same type, rows and columns.
    ///
    /// @param place the kernel
    /// @throws ShapeException if not
    public static void same(String place, Tensor a, Tensor b) {
        if (a.rows() != b.rows() || a.columns() != b.columns() || a.type() != b.type()) {
            throw unfit(place, a, b, "the same type, rows and columns");
        }
    }

    /// `a` has `times` as many columns as `b`, and the same type.
    ///
    /// @throws ShapeException if not
    public static void columns(String place, Tensor a, int times, Tensor b) {
        if (a.columns() != (long) times * b.columns() || a.type() != b.type()) {
            throw unfit(place, a, b, "the same type and " + times + " times the columns of the second in the first");
        }
    }

    /// `row` is a single row with the type and columns of `y`.
    ///
    /// @throws ShapeException if not
    public static void row(String place, Tensor row, Tensor y) {
        if (row.rows() != 1) {
            throw unfit(place, row, y, "a single row first");
        }
        columns(place, row, 1, y);
    }

    /// Rows of G blocks of F columns, rows of F columns, and rows of G numbers.
    ///
    /// @throws ShapeException if columns, rows or types do not fit
    public static void blocks(String place, Tensor a, Tensor b, Tensor y) {
        columns(place, a, y.columns(), b);
        rows(place, a, 0, y.rows());
        rows(place, b, 0, y.rows());
    }

    /// The rows `first` to `first + count` are in a tensor.
    ///
    /// @throws ShapeException if not
    public static void rows(String place, Tensor x, int first, int count) {
        if (first < 0 || count < 0 || (long) first + count > x.rows()) {
            throw new ShapeException(place + ": rows " + first + " to " + ((long) first + count) + " of " + x
                    + "; expected rows within it");
        }
    }

    /// A tensor has the type that a kernel works on.
    ///
    /// @throws ShapeException if not
    public static void type(String place, DType type, Tensor x) {
        if (x.type() != type) {
            throw new ShapeException(place + ": " + x + "; expected " + type + "; ask for the kernels of its type");
        }
    }

    /// What [Gemm#multiply] is given: `rows` rows of a [*,K] and of c [*,N], and b [K,N].
    ///
    /// @param type of the numbers in a and c
    /// @throws ShapeException if types, columns or rows do not fit
    public static void product(DType type, Tensor a, int aRow, int rows, Packed b, Tensor c, int cRow) {
        type("multiply", type, a);
        type("multiply", type, c);
        if (a.columns() != b.rows() || c.columns() != b.columns()) {
            throw new ShapeException("multiply: a " + a + ", b [" + b.rows() + ", " + b.columns() + "], c " + c
                    + "; expected [*,K], [K,N], [*,N]");
        }
        rows("multiply", a, aRow, rows);
        rows("multiply", c, cRow, rows);
    }

    /// What [Gemm#outer] is given: a [R,M], b [R,N] and c [M,N].
    ///
    /// @param type of the numbers in all three
    /// @throws ShapeException if types, rows or columns do not fit
    public static void outer(DType type, Tensor a, Tensor b, Tensor c) {
        type("outer", type, a);
        type("outer", type, b);
        type("outer", type, c);
        if (a.rows() != b.rows() || c.rows() != a.columns() || c.columns() != b.columns()) {
            throw new ShapeException("outer: a " + a + ", b " + b + ", c " + c + "; expected [R,M], [R,N], [M,N]");
        }
    }

    /// The gates [N,times H] of a cell and its state [B,H], at `row` and 0.
    ///
    /// @throws ShapeException if columns, rows or types do not fit
    public static void gates(String place, Tensor gates, int times, int row, int rows, Tensor state) {
        columns(place, gates, times, state);
        rows(place, gates, row, rows);
        rows(place, state, 0, rows);
    }

    /// What one step of a cell reads or writes: `x` from `row` on, with the columns of the state.
    ///
    /// @throws ShapeException if columns, rows or types do not fit
    public static void step(String place, Tensor x, int row, int rows, Tensor state) {
        columns(place, x, 1, state);
        rows(place, x, row, rows);
    }

    /// What a step of a Tree-LSTM is given: gates [N,times H] and cells [N,H], both at `row`.
    ///
    /// @throws ShapeException if columns, rows or types do not fit
    public static void nodes(String place, Tensor gates, int times, int row, int rows, Tensor cells) {
        columns(place, gates, times, cells);
        rows(place, gates, row, rows);
        rows(place, cells, row, rows);
    }

    /// The rows of the children of the rows `row` to `row + rows`: each above `row`.
    ///
    /// @throws ShapeException if there are too few or one is not
    public static void children(String place, int[][] children, int row, int rows) {
        for (int[] of : children) {
            for (int r = row; r < row + rows; r++) {
                if (r >= of.length || of[r] >= row) {
                    throw new ShapeException(place + ": child "
                            + (r < of.length ? of[r] : "of none") + " of row " + r + ", " + of.length
                            + " children; expected one for each row, above row " + row);
                }
            }
        }
    }

    /// Numbers of rows, one for each row of a tensor: each below `bound`.
    ///
    /// @throws ShapeException if there are too few or one is too large
    public static void indices(String place, int[] rows, Tensor of, Tensor into) {
        if (rows.length < of.rows()) {
            throw new ShapeException(
                    place + ": " + rows.length + " row numbers for " + of + "; expected one for each row");
        }
        for (int i = 0; i < of.rows(); i++) {
            if (rows[i] >= into.rows()) {
                throw new ShapeException(
                        place + ": row number " + rows[i] + " at " + i + "; expected one within " + into);
            }
        }
    }

    /// Numbers of rows of pairs: each within a tensor.
    ///
    /// @throws ShapeException if there are too few or one is not
    public static void pairs(String place, int[] rows, int pairs, Tensor of) {
        if (rows.length < pairs) {
            throw new ShapeException(place + ": " + rows.length + " row numbers; expected " + pairs);
        }
        for (int i = 0; i < pairs; i++) {
            if (rows[i] < 0 || rows[i] >= of.rows()) {
                throw new ShapeException(
                        place + ": row number " + rows[i] + " at " + i + "; expected one within " + of);
            }
        }
    }

    /// A row with a number for each pair.
    ///
    /// @throws ShapeException if it is shorter, or of another type than `like`
    public static void pairs(String place, Tensor numbers, int pairs, Tensor like) {
        if (numbers.rows() != 1 || numbers.columns() < pairs || numbers.type() != like.type()) {
            throw unfit(place, numbers, like, "a row of at least " + pairs + " numbers of its type first");
        }
    }

    /// The targets of rows of logits [R,V] from `first` on, and room for as many losses.
    ///
    /// @throws ShapeException if there are too few, or one is outside [0, V)
    public static void targets(String place, Tensor logits, int[] targets, int first, float[] losses) {
        if (first < 0 || (long) first + logits.rows() > Math.min(targets.length, losses.length)) {
            throw new ShapeException(place + ": " + logits + " from " + first + " on, " + targets.length
                    + " targets, room for " + losses.length + " losses; expected one of each for every row");
        }
        for (int i = first; i < first + logits.rows(); i++) {
            if (targets[i] < 0 || targets[i] >= logits.columns()) {
                throw new ShapeException(place + ": target " + targets[i] + " at " + i
                        + "; expected one within the columns of " + logits);
            }
        }
    }

    /// A row [1,V], rows of logits [R,V] and a column of as many numbers [R,1].
    ///
    /// @throws ShapeException if types, rows or columns do not fit
    public static void logSums(String place, Tensor bias, Tensor logits, Tensor sums) {
        row(place, bias, logits);
        if (logits.rows() != sums.rows() || sums.columns() != 1 || logits.type() != sums.type()) {
            throw unfit(place, logits, sums, "the same type and rows, and one column in the second");
        }
    }

    /// A share of numbers to drop.
    ///
    /// @throws ConfigException if it is not in [0, 1)
    public static void rate(String place, double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new ConfigException(place + ": rate " + rate + "; expected at least 0 and below 1");
        }
    }

    /// What [AttentionKernels#attend] is given.
    ///
    /// @throws ShapeException if columns, rows, types or sources do not fit
    public static void attention(
            String place, AttentionKernels.Inputs in, AttentionKernels.Outputs out, int row, int rows) {
        var memory = in.memory();
        if (memory.keys().rows() != memory.values().rows()) {
            throw unfit(place, memory.keys(), memory.values(), "as many values as keys");
        }
        columns(place, in.queries(), 1, memory.keys());
        columns(place, out.contexts(), 1, memory.values());
        rows(place, in.queries(), row, rows);
        rows(place, out.weights(), row, rows);
        rows(place, out.contexts(), row, rows);
        if (in.score() == AttentionKernels.Score.ADDITIVE) {
            row(place, in.v(), in.queries());
        }
        if (rows > in.sources().length) {
            throw new ShapeException(
                    place + ": " + in.sources().length + " sources for " + rows + " queries; expected one each");
        }
        for (int i = 0; i < rows; i++) {
            source(place, in, out.weights(), i);
        }
    }

    private static void source(String place, AttentionKernels.Inputs in, Tensor weights, int query) {
        int source = in.sources()[query];
        int[] starts = in.memory().starts();
        if (source < 0 || source + 1 >= starts.length) {
            throw new ShapeException(place + ": source " + source + " of query " + query + "; expected one below "
                    + (starts.length - 1));
        }
        var keys = in.memory().keys();
        int length = in.length(query);
        if (starts[source] < 0 || length < 1 || length > weights.columns() || starts[source + 1] > keys.rows()) {
            throw new ShapeException(place + ": memory rows " + starts[source] + " to " + starts[source + 1]
                    + " of source " + source + ", keys " + keys + ", weights " + weights
                    + "; expected at least one row, within both");
        }
    }

    /// The gradients that [AttentionKernels#attendBackward] is given: each as large as what it is of, but for
    /// that of v where scores do not look at it.
    ///
    /// @throws ShapeException if not
    public static void attentionGradients(
            String place,
            AttentionKernels.Inputs in,
            AttentionKernels.Outputs out,
            AttentionKernels.Gradients gradients) {
        same(place, gradients.contexts(), out.contexts());
        same(place, gradients.queries(), in.queries());
        same(place, gradients.memory().keys(), in.memory().keys());
        same(place, gradients.memory().values(), in.memory().values());
        if (in.score() == AttentionKernels.Score.ADDITIVE) {
            same(place, gradients.v(), in.v());
        }
    }

    /// What the kernels of [CtcKernels] are given.
    ///
    /// @throws ShapeException if there are not as many rows as frames, no room for a sum, or a label is none of
    ///     the symbols of the logits
    public static void ctc(String place, Tensor logits, CtcKernels.Target of, CtcKernels.Lattice lattice) {
        int states = of.states();
        if (logits.rows() != of.layout().rows()) {
            throw new ShapeException(place + ": " + logits + "; expected a row for each frame of " + of.layout());
        }
        if (lattice.posteriors().rows() < logits.rows()
                || lattice.posteriors().columns() < states
                || lattice.labels().rows() < of.steps()
                || lattice.labels().columns() < states + 2) {
            throw new ShapeException(place + ": room for " + lattice.posteriors() + " and " + lattice.labels()
                    + "; expected it for " + of.layout() + " with " + of.labels().length + " labels");
        }
        same(place, lattice.labels(), lattice.blanks());
        columns(place, lattice.work(), 1, lattice.labels());
        rows(place, lattice.work(), 0, 6);
        type(place, logits.type(), lattice.posteriors());
        type(place, logits.type(), lattice.labels());
        for (int i = 0; i < states; i++) {
            int symbol = of.symbol(i);
            if (symbol < 0 || symbol >= logits.columns() || (i > 0 && symbol == of.blank())) {
                throw new ShapeException(place + ": symbol " + symbol + " at " + i + ", blank " + of.blank() + ", "
                        + logits + "; expected symbols within its columns, and no label that is the blank");
            }
        }
    }

    private static ShapeException unfit(String place, Tensor a, Tensor b, String expected) {
        return new ShapeException(place + ": " + a + " and " + b + "; expected " + expected);
    }
}
