// One weight while it is learned: its gradients, and what the optimiser remembers.
package rondo.learn.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.engine.grad.Gradient.RowPart;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// One weight while it is learned. Its rows are cut into pieces of a size that depends on nothing else, so that
/// threads can share the work without changing a bit. A table whose gradient came in rows is one piece: only
/// the rows that were read are gathered, updated and put back.
final class LearnedWeight {
    private static final int PIECE = 1 << 18;

    private final Tensor weight;
    private final List<Tensor> moments;
    private final Pointwise pointwise;
    private final boolean allRows;
    private final int pieceRows;
    private final List<Tensor> wholes = new ArrayList<>();
    private final List<RowPart> rowParts = new ArrayList<>();
    private int heldParts;
    private Optional<Tensor> held = Optional.empty();
    private Optional<RowSum> rowSum = Optional.empty();
    private Optional<Scope> scratch = Optional.empty();
    private Optional<Tensor> sumOfRows = Optional.empty();

    /// @param allRows whether an update is one of all rows, also of those that were not read
    LearnedWeight(Tensor weight, List<Tensor> moments, Pointwise pointwise, boolean allRows) {
        this.allRows = allRows;
        this.weight = weight;
        this.moments = moments;
        this.pointwise = pointwise;
        this.pieceRows = Math.max(1, PIECE / Math.max(1, weight.columns()));
    }

    Tensor weight() {
        return weight;
    }

    List<Tensor> moments() {
        return moments;
    }

    int pieces() {
        return Math.max(1, (weight.rows() + pieceRows - 1) / pieceRows);
    }

    /// Takes the gradients of the shards of a batch, in their order, after what is held.
    void collect(List<Tape> shards, int count) {
        boolean whole = held.isPresent();
        for (int s = 0; s < count; s++) {
            var gradient = shards.get(s).gradient(weight);
            whole |= !gradient.isZero() && (allRows || gradient.rowParts().isEmpty());
        }
        wholes.clear();
        held.ifPresent(wholes::add);
        if (whole && heldParts > 0) {
            wholes.add(spread(shards.getFirst().scope()));
        }
        for (int s = 0; s < count; s++) {
            var gradient = shards.get(s).gradient(weight);
            if (whole && !gradient.isZero()) {
                wholes.add(gradient.tensor());
            } else if (!whole) {
                rowParts.addAll(gradient.rowParts());
            }
        }
    }

    private Tensor spread(Scope scope) {
        var tensor = Tensor.empty(scope, weight.type(), weight.shape()).clear();
        rowParts.forEach(part -> pointwise.scatterAdd(part.values(), part.rows(), tensor));
        rowParts.clear();
        heldParts = 0;
        return tensor;
    }

    /// Sums a piece of the whole gradients into the first of them.
    void sum(int piece) {
        if (wholes.size() > 1) {
            var sum = piece(wholes.getFirst(), piece);
            for (int i = 1; i < wholes.size(); i++) {
                pointwise.add(1, piece(wholes.get(i), piece), sum);
            }
        }
    }

    /// Copies what was summed, to be added to by later batches of the same update.
    void hold(Scope scope) {
        if (held.isEmpty() && !wholes.isEmpty()) {
            held = Optional.of(
                    Tensor.empty(scope, weight.type(), weight.shape()).copy(wholes.getFirst()));
        }
        for (; heldParts < rowParts.size(); heldParts++) {
            var part = rowParts.get(heldParts);
            var copy = Tensor.empty(scope, part.values().type(), part.values().shape());
            rowParts.set(heldParts, new RowPart(part.rows().clone(), copy.copy(part.values())));
        }
    }

    /// The sum of squares of a piece of the summed gradient.
    double squares(int piece) {
        if (!wholes.isEmpty()) {
            return pointwise.sumOfSquares(piece(wholes.getFirst(), piece));
        }
        if (piece > 0 || rowParts.isEmpty()) {
            return 0;
        }
        var scope = scratch.orElseGet(() -> Scope.of("rows of a gradient"));
        var rows = rowSum.orElseGet(() -> new RowSum(weight.rows()));
        scratch = Optional.of(scope);
        rowSum = Optional.of(rows);
        scope.recycle();
        var sum = rows.sum(rowParts, scope, pointwise);
        sumOfRows = Optional.of(sum);
        return pointwise.sumOfSquares(sum);
    }

    /// Updates a piece.
    void update(int piece, Optimizer optimizer, Optimizer.Step step) {
        if (!wholes.isEmpty()) {
            var blocks = new ArrayList<Tensor>(moments.size());
            for (var moment : moments) {
                blocks.add(piece(moment, piece));
            }
            optimizer.update(pointwise, piece(weight, piece), piece(wholes.getFirst(), piece), blocks, step);
        } else if (piece == 0) {
            sumOfRows.ifPresent(sum -> updateRows(sum, optimizer, step));
        }
    }

    private void updateRows(Tensor sum, Optimizer optimizer, Optimizer.Step step) {
        var block = gather(weight);
        var blocks = new ArrayList<Tensor>(moments.size());
        for (var moment : moments) {
            blocks.add(gather(moment));
        }
        optimizer.update(pointwise, block, sum, blocks, step);
        scatter(block, weight);
        for (int i = 0; i < blocks.size(); i++) {
            scatter(blocks.get(i), moments.get(i));
        }
    }

    private Tensor gather(Tensor table) {
        var rows = rowSum.orElseThrow();
        var block = Tensor.empty(scratch.orElseThrow(), table.type(), rows.count(), table.columns());
        pointwise.gather(table, rows.touched(), block);
        return block;
    }

    private void scatter(Tensor block, Tensor table) {
        var rows = rowSum.orElseThrow();
        for (int i = 0; i < rows.count(); i++) {
            table.copyRows(block, i, rows.touched()[i], 1);
        }
    }

    /// Lets the weight and one of its moments change places.
    void exchange(int moment) {
        var other = moments.get(moment);
        try (var scope = Scope.of("exchange")) {
            var copy = Tensor.empty(scope, weight.type(), weight.shape()).copy(weight);
            weight.copy(other).touch();
            other.copy(copy);
        }
    }

    /// Forgets the gradients; says that the numbers have changed if there were any.
    void finish() {
        if (!wholes.isEmpty() || sumOfRows.isPresent()) {
            weight.touch();
        }
        wholes.clear();
        rowParts.clear();
        heldParts = 0;
        held = Optional.empty();
        sumOfRows = Optional.empty();
    }

    void close() {
        scratch.ifPresent(Scope::close);
    }

    private Tensor piece(Tensor tensor, int piece) {
        int from = piece * pieceRows;
        return tensor.rows(from, Math.min(from + pieceRows, weight.rows()));
    }
}
