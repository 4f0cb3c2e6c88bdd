// The N-ary Tree-LSTM over a batch of trees, as one operation.
package rondo.net.tree;

import java.util.List;
import java.util.Optional;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;

/// The N-ary Tree-LSTM over a batch of trees, as one operation: a level is two products and one pass over its gates;
/// the gradients of weights are taken of all nodes at once. All tensors hold all N nodes, in the order of the batch.
final class TreeLstmOp implements Op {
    private static final int CHUNK = 128; // leaves whose gates stay in the cache between product and functions

    private final GateProducts gates;
    private final GateProducts forget;
    private final TreeBatch batch;
    private final Tape tape;
    private final Var x;
    private final SideBySide children;
    private final Tensor opened; // [N,3H], the gates i, o, g
    private final Tensor forgot; // [N,K H], the gates f_1 to f_K
    private final Tensor beside; // [N,K H], h of the children
    private final Tensor cells; // [N,H], c
    private final Var h; // [N,H]

    /// @param gates 3H
    /// @param forget K H
    /// @param x a vector for each leaf [L,I], or one for each node [N,I]
    TreeLstmOp(GateProducts gates, GateProducts forget, Var x, TreeBatch batch) {
        this.gates = gates;
        this.forget = forget;
        this.batch = batch;
        this.tape = x.tape();
        this.x = x;
        int width = gates.width() / 3;
        var pointwise = tape.precision().pointwise();
        this.children = new SideBySide(pointwise, batch.childrenByPosition(forget.width() / width));
        this.opened = tape.empty(batch.rows(), gates.width());
        this.forgot = tape.empty(batch.rows(), forget.width());
        this.beside = tape.empty(batch.rows(), forget.width());
        this.cells = tape.empty(batch.rows(), width);
        this.h = Var.result(tape, tape.empty(batch.rows(), width));
        leaves();
        for (int level = 1; level < batch.levels(); level++) {
            compose(batch.first(level), batch.first(level + 1) - batch.first(level));
        }
    }

    private boolean everywhere() {
        return x.rows() > batch.leaves();
    }

    private void leaves() {
        var words = Optional.of(x.value());
        cells.rows(0, batch.leaves()).clear();
        for (int row = 0; row < batch.leaves(); row += CHUNK) {
            int rows = Math.min(CHUNK, batch.leaves() - row);
            gates.products(tape, words, Optional.empty(), opened, row, rows);
            tape.precision().cells().treeLstm(opened, row, rows, cells, h.value());
        }
    }

    private void compose(int row, int rows) {
        var words = everywhere() ? Optional.of(x.value()) : Optional.<Tensor>empty();
        var states = Optional.of(beside);
        children.of(row, rows).gather(h.value(), beside.rows(row, row + rows));
        gates.products(tape, words, states, opened, row, rows);
        forget.products(tape, words, states, forgot, row, rows);
        tape.precision().cells().treeForget(forgot, children.rows(), row, rows, cells);
        tape.precision().cells().treeLstm(opened, row, rows, cells, h.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(h);
    }

    @Override
    public void backward() {
        if (!h.reached()) {
            return;
        }
        var dh = h.gradient().tensor(); // of h from above; that from the parents is added
        var dc = tape.zeros(batch.rows(), h.columns());
        var besides = tape.empty(batch.widest(), forget.width());
        for (int level = batch.levels() - 1; level > 0; level--) {
            int row = batch.first(level);
            composeBackward(row, batch.first(level + 1) - row, dh, dc, besides);
        }
        tape.precision().cells().treeLstmBackward(opened, 0, batch.leaves(), cells, dh, dc);
        addGradients();
    }

    private void composeBackward(int row, int rows, Tensor dh, Tensor dc, Tensor besides) {
        tape.precision().cells().treeLstmBackward(opened, row, rows, cells, dh, dc);
        tape.precision().cells().treeForgetBackward(forgot, children.rows(), row, rows, cells, dc);
        gates.stateGradient(tape, opened, row, rows, 0, besides);
        forget.stateGradient(tape, forgot, row, rows, 1, besides);
        children.of(row, rows).scatterAdd(besides.rows(0, rows), dh);
    }

    /// Adds the gradients of weights and words, once the gates hold theirs.
    private void addGradients() {
        int leaves = batch.leaves();
        int rows = batch.rows();
        gates.addInputGradients(x, opened.rows(0, x.rows()));
        gates.addBiasGradient(tape, opened);
        if (rows == leaves) {
            return;
        }
        var inner = beside.rows(leaves, rows);
        gates.addStateWeightGradient(tape, inner, opened.rows(leaves, rows));
        forget.addStateWeightGradient(tape, inner, forgot.rows(leaves, rows));
        forget.addBiasGradient(tape, forgot.rows(leaves, rows));
        if (everywhere()) {
            forgot.rows(0, leaves).clear(); // leaves forget nothing
            forget.addInputGradients(x, forgot);
        }
    }
}
