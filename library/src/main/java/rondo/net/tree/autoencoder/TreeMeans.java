// The mean of the nodes of each tree.
package rondo.net.tree.autoencoder;

import java.util.List;
import rondo.engine.grad.Op;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;
import rondo.net.tree.TreeBatch;

/// The mean of the nodes of each tree: [N,F] gives [T,F], T the number of trees.
public final class TreeMeans implements Op {
    private final Var x;
    private final int[] trees; // of each row
    private final Tensor shares; // [1,N]
    private final Var y;

    private TreeMeans(Var x, TreeBatch batch) {
        var tape = x.tape();
        this.x = x;
        this.trees = new int[x.rows()];
        this.shares = tape.empty(1, x.rows());
        for (int t = 0; t < batch.trees(); t++) {
            for (int node = 0; node < batch.nodes(t); node++) {
                int row = batch.row(t, node);
                trees[row] = t;
                shares.set(0, row, 1.0 / batch.nodes(t));
            }
        }
        this.y = Var.result(tape, tape.zeros(batch.trees(), x.columns()));
        int[] rows = UnitRows.rows(x.rows());
        tape.precision().pointwise().addScaledRows(shares, x.value(), rows, rows.length, y.value(), trees);
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
            int[] rows = UnitRows.rows(x.rows());
            x.tape()
                    .precision()
                    .pointwise()
                    .addScaledRows(
                            shares,
                            y.gradient().tensor(),
                            trees,
                            rows.length,
                            x.gradient().tensor(),
                            rows);
        }
    }
}
