// The states of all nodes of a batch of trees, as they are computed.
package rondo.net.tree;

import java.util.List;
import rondo.basis.ShapeException;
import rondo.engine.grad.Op;
import rondo.engine.grad.Recorded;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.net.recurrent.State;

/// The states of all N nodes of a batch of trees, as they are computed: one tensor [N,*] for each part of the
/// state, which is written level by level and read by rows. Gradients are summed in one tensor of the same size.
/// So a level costs time in proportion to its own nodes, however many levels there are.
final class NodeStates {
    private final Tape tape;
    private final List<Var> parts;

    /// @param leaves the state of the leaves, the first rows
    /// @param rows N
    NodeStates(State leaves, int rows) {
        this.tape = leaves.output().tape();
        this.parts = leaves.parts().stream()
                .map(part -> Var.result(tape, tape.empty(rows, part.columns())))
                .toList();
        write(leaves, 0, leaves.rows());
    }

    /// One part of the state of all nodes, [N,*]; only rows that were written have numbers.
    Var part(int part) {
        return parts.get(part);
    }

    /// Writes the state of a level.
    ///
    /// @param first its first row
    /// @param rows how many it has
    /// @throws ShapeException if it has not the parts of the leaves' state, or other rows
    void write(State level, int first, int rows) {
        if (level.parts().size() != parts.size() || level.rows() != rows) {
            throw new ShapeException("tree cell: a state of " + level.parts().size() + " parts, " + level.rows()
                    + " rows; expected " + parts.size() + " parts as at leaves, " + rows + " rows");
        }
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).value().copyRows(level.parts().get(i).value(), 0, first, rows);
        }
        tape.record(new Written(parts, level, first));
    }

    /// A part of the state of some nodes side by side: row r holds those of `rows[0][r]`, `rows[1][r]` and so on,
    /// zeros where a number is below 0.
    Var beside(int part, int[][] rows) {
        var op = new Beside(parts.get(part), rows);
        tape.record(op);
        return op.y;
    }

    private record Written(List<Var> all, State level, int first) implements Recorded {
        @Override
        public void backward() {
            for (int i = 0; i < all.size(); i++) {
                var part = level.parts().get(i);
                if (all.get(i).reached() && part.tracked()) {
                    part.gradient().add(all.get(i).gradient().tensor().rows(first, first + part.rows()));
                }
            }
        }
    }

    private static final class Beside implements Op {
        private final Var all;
        private final SideBySide rows;
        private final Var y;

        Beside(Var all, int[][] rows) {
            var tape = all.tape();
            this.all = all;
            this.rows = new SideBySide(tape.precision().pointwise(), rows);
            this.y = Var.result(tape, tape.empty(rows[0].length, rows.length * all.columns()));
            this.rows.gather(all.value(), y.value());
        }

        @Override
        public List<Var> outputs() {
            return List.of(y);
        }

        @Override
        public void backward() {
            if (y.reached()) {
                rows.scatterAdd(y.gradient().tensor(), all.gradient().tensor());
            }
        }
    }
}
