// How well the parents of pairs of neighbours are unfolded.
package rondo.net.tree.autoencoder;

import rondo.engine.grad.Tape;
import rondo.engine.kernel.Activation;
import rondo.engine.tensor.Tensor;

/// How well the parents of pairs of neighbours are unfolded, for many pairs at once, without gradients and without new
/// memory each time.
final class PairJudge {
    private static final int MOST = 1024; // pairs in a product

    private final Autoencoder cell;
    private final Tape tape;
    private final Tensor pairs; // [R,2H]
    private final Tensor raw; // [R,H], parents before they are scaled
    private final Tensor parents; // [R,H]
    private final Tensor unfolded; // [R,2H]
    private final Tensor figures; // [1,R]
    private final int[] numbers; // 0, 1, ...
    private final int[] left;
    private final int[] right;
    private final double[] errors;

    /// @param most how many pairs are judged at once
    PairJudge(Autoencoder cell, Tape tape, int most) {
        int rows = Math.min(most, MOST);
        int h = cell.outputs();
        this.cell = cell;
        this.tape = tape;
        this.pairs = tape.empty(rows, 2 * h);
        this.raw = tape.empty(rows, h);
        this.parents = tape.empty(rows, h);
        this.unfolded = tape.empty(rows, 2 * h);
        this.figures = tape.empty(1, rows);
        this.numbers = UnitRows.rows(rows);
        this.left = new int[rows];
        this.right = new int[rows];
        this.errors = new double[most];
    }

    /// The errors of some pairs: the squared distances of both children, weighted by their share of the words. Their
    /// parents are written.
    ///
    /// @param places of the pairs
    /// @param count how many they are
    /// @return an error for each; written over by the next call
    double[] errors(OpenNodes nodes, int[] places, int count) {
        for (int from = 0; from < count; from += left.length) {
            int rows = Math.min(left.length, count - from);
            for (int i = 0; i < rows; i++) {
                left[i] = places[from + i];
                right[i] = nodes.right(left[i]);
            }
            unfold(nodes.vectors(), rows);
            for (int i = 0; i < rows; i++) {
                nodes.parents().copyRows(parents, i, left[i], 1);
            }
            weigh(nodes, from, rows);
        }
        return errors;
    }

    private void unfold(Tensor vectors, int rows) {
        var pointwise = tape.precision().pointwise();
        var children = pairs.rows(0, rows);
        pointwise.gather(vectors, left, half(children, 0));
        pointwise.gather(vectors, right, half(children, 1));
        var parent = parents.rows(0, rows);
        cell.encoder().apply(tape, children, raw.rows(0, rows));
        pointwise.apply(Activation.TANH, raw.rows(0, rows), raw.rows(0, rows));
        UnitRows.scale(pointwise, raw.rows(0, rows), numbers, figures, parent);
        var back = unfolded.rows(0, rows);
        cell.decoder().apply(tape, parent, back);
        pointwise.apply(Activation.TANH, back, back);
        pointwise.add(-1, children, back);
    }

    /// @param from the number of the first pair
    /// @param rows how many
    private void weigh(OpenNodes nodes, int from, int rows) {
        for (int side = 0; side < 2; side++) {
            var distance = half(unfolded.rows(0, rows), side);
            tape.precision().pointwise().dots(distance, numbers, distance, numbers, rows, figures);
            for (int i = 0; i < rows; i++) {
                int all = nodes.words(left[i]) + nodes.words(right[i]);
                double share = (double) nodes.words(side == 0 ? left[i] : right[i]) / all;
                errors[from + i] = (side == 0 ? 0 : errors[from + i]) + share * figures.get(0, i);
            }
        }
    }

    private Tensor half(Tensor both, int side) {
        int h = parents.columns();
        return both.columns(side * h, (side + 1) * h);
    }
}
