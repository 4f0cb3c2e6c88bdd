// Recurrent layers, a step at a time.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.List;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Packed;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Recurrent layers over R rows, a step at a time, for inputs without a known end. The state stays in place.
/// The same numbers as [Recurrent] over the whole sequence, in f32 to the bit; nothing is allocated in a step
/// of built-in cells. It reads the weights as they were when it was made; its memory is its tape's.
public final class Stepper {
    private final List<Level> levels = new ArrayList<>();
    private final List<Tensor> state = new ArrayList<>();

    /// One layer.
    private interface Level {
        /// What is carried, [R,H] each, in place; h first.
        List<Tensor> state();

        /// @param x [R,I]
        void step(Tensor x);
    }

    /// Layers in their start state.
    ///
    /// @param tape off; lives as long as this
    /// @param cells from below, each as wide as the inputs of the next
    /// @param rows R
    public Stepper(Tape tape, List<Cell> cells, int rows) {
        for (var cell : cells) {
            var start = cell.start(tape, rows);
            var level =
                    cell instanceof FusedCell whole ? new Fused(whole, tape, start) : new Composed(cell, tape, start);
            levels.add(level);
            state.addAll(level.state());
        }
    }

    /// What is carried, in place: all parts, [R,H] each, of the first layer, then those of the next.
    public List<Tensor> state() {
        return state;
    }

    /// The output of the last layer, [R,H].
    public Tensor output() {
        return levels.getLast().state().getFirst();
    }

    /// Takes a step.
    ///
    /// @param x [R,I]
    /// @return [#output]
    public Tensor step(Tensor x) {
        var input = x;
        for (int i = 0; i < levels.size(); i++) {
            levels.get(i).step(input);
            input = levels.get(i).state().getFirst();
        }
        return input;
    }

    /// A built-in cell, over and over the only step of a batch.
    private static final class Fused implements Level {
        private final Precision precision;
        private final Unrolled unrolled;
        private final Packed input;
        private final Tensor bias;

        Fused(FusedCell cell, Tape tape, State start) {
            this.precision = tape.precision();
            this.unrolled = cell.unroll(tape, Ragged.equal(start.rows(), 1), start);
            this.input = cell.weights().input().weight().packed(tape, true);
            this.bias = cell.inputBias(tape);
        }

        @Override
        public List<Tensor> state() {
            return unrolled.state();
        }

        @Override
        public void step(Tensor x) {
            precision.gemm().multiply(x, 0, x.rows(), input, 0, unrolled.gates(), 0);
            precision.pointwise().addBias(bias, unrolled.gates());
            unrolled.forward(0);
        }
    }

    /// Any cell, by its own step.
    private static final class Composed implements Level {
        private final Cell cell;
        private final Tape tape;
        private final List<Tensor> state;

        Composed(Cell cell, Tape tape, State start) {
            this.cell = cell;
            this.tape = tape;
            this.state = start.parts().stream().map(Var::value).toList();
        }

        @Override
        public List<Tensor> state() {
            return state;
        }

        @Override
        public void step(Tensor x) {
            try (var step = Tape.off(Scope.of("step"), tape.precision())) {
                var before = new State(
                        state.stream().map(part -> Var.constant(step, part)).toList());
                var after = cell.step(before, Var.constant(step, x));
                for (int i = 0; i < state.size(); i++) {
                    state.get(i).copy(after.parts().get(i).value());
                }
            }
        }
    }
}
