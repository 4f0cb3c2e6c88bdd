// The operations that one calls by name.
package rondo.engine.grad;

import java.util.List;
import java.util.Optional;
import rondo.basis.ShapeException;
import rondo.engine.kernel.Activation;
import rondo.engine.kernel.Fit;
import rondo.engine.tensor.Ragged;

/// The operations that one calls by name. Each gives a new [Var]; R is any number of rows, F of columns.
public final class Ops {
    private Ops() {}

    /// The hyperbolic tangent of each number.
    public static Var tanh(Var x) {
        return apply(Activation.TANH, x);
    }

    /// The logistic function of each number.
    public static Var logistic(Var x) {
        return apply(Activation.LOGISTIC, x);
    }

    /// max(0, x) of each number.
    public static Var relu(Var x) {
        return apply(Activation.RELU, x);
    }

    /// A function of each number.
    public static Var apply(Activation f, Var x) {
        return run(new ActivationOp(f, x), x.tape());
    }

    /// The sum of two tensors of the same shape.
    ///
    /// @throws ShapeException if they differ in type, rows or columns
    public static Var add(Var a, Var b) {
        return run(new SumOp(1, a, 1, b), a.tape());
    }

    /// A number added to each number.
    public static Var add(Var x, double number) {
        return run(new ShiftOp(x, number), x.tape());
    }

    /// The difference of two tensors of the same shape.
    ///
    /// @throws ShapeException if they differ in type, rows or columns
    public static Var subtract(Var a, Var b) {
        return run(new SumOp(1, a, -1, b), a.tape());
    }

    /// A tensor times a number.
    public static Var scale(double factor, Var x) {
        return run(new ScaleOp(factor, x), x.tape());
    }

    /// The product of each pair of numbers of two tensors of the same shape.
    ///
    /// @throws ShapeException if they differ in type, rows or columns
    public static Var multiply(Var a, Var b) {
        return run(new ProductOp(a, b), a.tape());
    }

    /// Columns of several tensors side by side: [R,F1], [R,F2], ... give [R,F1+F2+...]; one alone is itself.
    ///
    /// @throws ShapeException if there is none, or they differ in rows
    public static Var concat(List<Var> parts) {
        return join("concat", parts, false);
    }

    /// Rows of several tensors below one another: [R1,F], [R2,F], ... give [R1+R2+...,F]; one alone is itself.
    ///
    /// @throws ShapeException if there is none, or they differ in columns
    public static Var stack(List<Var> parts) {
        return join("stack", parts, true);
    }

    private static Var join(String place, List<Var> parts, boolean below) {
        if (parts.isEmpty()) {
            throw new ShapeException(place + ": no tensor; expected at least 1");
        }
        var first = parts.getFirst();
        return parts.size() == 1 ? first : run(new JoinOp(parts, below), first.tape());
    }

    /// The columns in [from, to).
    ///
    /// @throws ShapeException if they are not columns of x
    public static Var columns(Var x, int from, int to) {
        return run(new ColumnsOp(x, from, to), x.tape());
    }

    /// Rows of x by number, zeros where a number is below 0: `y[i] = x[rows[i]]`.
    ///
    /// @throws ShapeException if a number is not below the rows of x
    public static Var gather(Var x, int[] rows) {
        return run(new GatherOp(x, rows), x.tape());
    }

    /// Dropout with the step's random numbers for a purpose; x itself outside training or when the rate is 0.
    ///
    /// @param rate the probability of a zero, in [0, 1)
    /// @throws rondo.basis.ConfigException if it is not in there
    public static Var dropout(Var x, double rate, String purpose) {
        Fit.rate("dropout", rate);
        return rate == 0 || !x.tape().random() ? x : run(new DropoutOp(x, rate, purpose, Optional.empty()), x.tape());
    }

    /// Variational dropout: as [#dropout(Var, double, String)], with the same mask at all steps of a sequence
    /// (Gal and Ghahramani 2016).
    ///
    /// @param x packed rows [N,F]
    /// @throws ShapeException if x has not as many rows as the layout
    /// @throws rondo.basis.ConfigException if the rate is not in [0, 1)
    public static Var dropout(Var x, double rate, String purpose, Ragged layout) {
        Fit.rate("dropout", rate);
        fit("dropout", x, layout);
        return rate == 0 || !x.tape().random()
                ? x
                : run(new DropoutOp(x, rate, purpose, Optional.of(layout)), x.tape());
    }

    /// The maximum of each pair of neighbouring columns: [R,2F] gives [R,F].
    ///
    /// @throws ShapeException if the number of columns is odd
    public static Var maxout(Var x) {
        if (x.columns() % 2 != 0) {
            throw new ShapeException("maxout: " + x.value() + "; expected an even number of columns");
        }
        return run(new MaxoutOp(x), x.tape());
    }

    /// The mean of the rows of each sequence: packed rows [N,F] give [B,F], by column of the layout.
    ///
    /// @throws ShapeException if x has not as many rows as the layout
    public static Var meanRows(Var x, Ragged layout) {
        fit("mean of rows", x, layout);
        return run(new MeanRowsOp(x, layout), x.tape());
    }

    /// The largest number of each sequence in every feature: packed rows [N,F] give [B,F], by column of the
    /// layout.
    ///
    /// @throws ShapeException if x has not as many rows as the layout
    public static Var maxRows(Var x, Ragged layout) {
        fit("largest of rows", x, layout);
        return run(new MaxRowsOp(x, layout), x.tape());
    }

    /// The dot products of each row of b with the blocks of the same row of a: [R,G F] and [R,F] give [R,G].
    ///
    /// @throws ShapeException if a has not as many rows, or its columns are no multiple of those of b
    public static Var blockDots(Var a, Var b) {
        return run(new BlockDotsOp(a, b), a.tape());
    }

    /// The sum of all numbers, [1].
    public static Var sum(Var x) {
        return run(new TotalOp(x), x.tape());
    }

    private static void fit(String place, Var x, Ragged layout) {
        if (x.rows() != layout.rows()) {
            throw new ShapeException(place + ": " + x.value() + "; expected " + layout.rows() + " rows for " + layout);
        }
    }

    private static Var run(Op op, Tape tape) {
        tape.record(op);
        return op.outputs().getFirst();
    }
}
