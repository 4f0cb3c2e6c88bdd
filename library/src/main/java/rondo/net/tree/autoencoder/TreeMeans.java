// The means of the words and of the inner nodes of each tree.
package rondo.net.tree.autoencoder;

import java.util.List;
import rondo.engine.grad.Op;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;
import rondo.net.tree.TreeBatch;

/// The mean of the words of each tree, and that of its inner nodes, side by side: [N,F] gives [T,2F], T the number of
/// trees. A tree without inner nodes has zeros for them.
public final class TreeMeans implements Op {
    private final Var x;
    private final Part words;
    private final Part inner;
    private final Var y;

    private TreeMeans(Var x, TreeBatch batch) {
        var tape = x.tape();
        this.x = x;
        this.words = new Part(0, batch.leaves(), tape.empty(1, batch.leaves()));
        this.inner = new Part(batch.leaves(), batch.rows(), tape.empty(1, Math.max(1, batch.rows() - batch.leaves())));
        for (int t = 0; t < batch.trees(); t++) {
            int all = batch.nodes(t);
            int leaves = 0;
            for (int node = 0; node < all; node++) {
                leaves += batch.arity(batch.row(t, node)) == 0 ? 1 : 0;
            }
            for (int node = 0; node < all; node++) {
                int row = batch.row(t, node);
                (row < words.to ? words : inner).set(row, t, row < words.to ? leaves : all - leaves);
            }
        }
        this.y = Var.result(tape, tape.zeros(batch.trees(), 2 * x.columns()));
        words.add(x.value(), y.value().columns(0, x.columns()));
        inner.add(x.value(), y.value().columns(x.columns(), 2 * x.columns()));
    }

    /// The means of rows in the order of a batch.
    ///
    /// @param x [N,F]
    public static Var of(Var x, TreeBatch batch) {
        var op = new TreeMeans(x, batch);
        x.tape().record(op);
        return op.y;
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && x.tracked()) {
            var dy = y.gradient().tensor();
            words.spread(dy.columns(0, x.columns()), x.gradient().tensor());
            inner.spread(dy.columns(x.columns(), 2 * x.columns()), x.gradient().tensor());
        }
    }

    /// The rows in [from, to), which are of one kind.
    private final class Part {
        private final int from;
        private final int to;
        private final int[] trees; // of each row
        private final int[] rows; // 0, 1, ...
        private final Tensor shares; // [1,R]

        Part(int from, int to, Tensor shares) {
            this.from = from;
            this.to = to;
            this.trees = new int[to - from];
            this.rows = UnitRows.rows(to - from);
            this.shares = shares;
        }

        /// @param count how many rows of this kind the tree has
        void set(int row, int tree, int count) {
            trees[row - from] = tree;
            shares.set(0, row - from, 1.0 / count);
        }

        void add(Tensor all, Tensor means) {
            var pointwise = x.tape().precision().pointwise();
            pointwise.addScaledRows(shares, all.rows(from, to), rows, rows.length, means, trees);
        }

        void spread(Tensor means, Tensor all) {
            var pointwise = x.tape().precision().pointwise();
            pointwise.addScaledRows(shares, means, trees, rows.length, all.rows(from, to), rows);
        }
    }
}
