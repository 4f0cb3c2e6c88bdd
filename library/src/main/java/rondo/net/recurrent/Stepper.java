// Recurrent layers, a step at a time.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.AttentionKernels;
import rondo.engine.kernel.Packed;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Recurrent layers over R rows, a step at a time, for inputs without a known end; the first may attend to
/// sources. The state stays in place. The same numbers as [Recurrent] or [AttentionRecurrent] over the whole
/// sequence, in f32 to the bit; nothing is allocated in a step of built-in cells. It reads the weights as they
/// were when it was made; its memory is its tape's.
public final class Stepper {
    private final List<Level> levels = new ArrayList<>();
    private final List<Tensor> state = new ArrayList<>();
    private final Optional<AttentionKernels.Outputs> attended;

    /// One layer.
    private interface Level {
        /// What is carried, [R,H] each, in place; h first.
        List<Tensor> state();

        /// @param x [R,I]
        void step(Tensor x);

        /// Attention weights [R,S] and contexts [R,C] of a step, in place.
        Optional<AttentionKernels.Outputs> attended();
    }

    /// Layers in their start state.
    ///
    /// @param tape off; lives as long as this
    /// @param cells from below, each as wide as the inputs of the next
    /// @param rows R
    public Stepper(Tape tape, List<Cell> cells, int rows) {
        this(tape, cells, cells.stream().map(cell -> cell.start(tape, rows)).toList(), Optional.empty());
    }

    /// Layers in given states.
    ///
    /// @param tape off; lives as long as this
    /// @param cells from below, each as wide as the inputs of the next
    /// @param starts of each layer, R rows; copied
    /// @param over what the rows of the first layer attend to, if they do, as in [AttentionRecurrent]; the
    ///     sources of rows may change from step to step
    public Stepper(Tape tape, List<Cell> cells, List<State> starts, Optional<Attending> over) {
        for (int i = 0; i < cells.size(); i++) {
            Optional<Attending> read = i == 0 ? over : Optional.empty();
            var level = cells.get(i) instanceof FusedCell whole
                    ? new Fused(whole, tape, starts.get(i), read)
                    : new Composed(cells.get(i), tape, starts.get(i), read);
            levels.add(level);
            state.addAll(level.state());
        }
        this.attended = levels.getFirst().attended();
    }

    /// What is carried, in place: all parts, [R,H] each, of the first layer, then those of the next.
    public List<Tensor> state() {
        return state;
    }

    /// The output of the last layer, [R,H].
    public Tensor output() {
        return levels.getLast().state().getFirst();
    }

    /// What the first layer attended to in the last step, in place: attention weights [R,S] and contexts [R,C];
    /// empty if it does not attend.
    public Optional<AttentionKernels.Outputs> attended() {
        return attended;
    }

    /// Takes a step.
    ///
    /// @param x [R,I], where the first layer attends without the columns of the context
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
        private final Optional<AttentionSteps> attention;
        private final Unrolled unrolled;
        private final Packed input;
        private final Tensor bias;

        Fused(FusedCell cell, Tape tape, State start, Optional<Attending> over) {
            var layout = Ragged.equal(start.rows(), 1);
            int context = over.map(o -> o.memory().values().columns()).orElse(0);
            this.precision = tape.precision();
            this.attention = over.map(o -> new AttentionSteps(cell, tape, layout, start, o));
            this.unrolled = attention.map(AttentionSteps::unrolled).orElseGet(() -> cell.unroll(tape, layout, start));
            this.input = AttentionSteps.block(cell, tape, true, 0, cell.inputs() - context);
            this.bias = cell.inputBias(tape);
        }

        @Override
        public List<Tensor> state() {
            return unrolled.state();
        }

        @Override
        public Optional<AttentionKernels.Outputs> attended() {
            return attention.map(AttentionSteps::attended);
        }

        @Override
        public void step(Tensor x) {
            precision.gemm().multiply(x, 0, x.rows(), input, 0, unrolled.gates(), 0);
            precision.pointwise().addBias(bias, unrolled.gates());
            if (attention.isPresent()) {
                attention.get().forward(0);
            } else {
                unrolled.forward(0);
            }
        }
    }

    /// Any cell, by its own step.
    private static final class Composed implements Level {
        private final Cell cell;
        private final Tape tape;
        private final Optional<Attending> over;
        private final Optional<AttentionKernels.Outputs> attended;
        private final List<Tensor> state;

        Composed(Cell cell, Tape tape, State start, Optional<Attending> over) {
            this.cell = cell;
            this.tape = tape;
            this.over = over;
            int rows = start.rows();
            this.attended = over.map(o -> new AttentionKernels.Outputs(
                    tape.empty(rows, o.memory().longest()),
                    tape.empty(rows, o.memory().values().columns())));
            this.state = start.parts().stream()
                    .map(part -> tape.empty(rows, part.columns()).copy(part.value()))
                    .toList();
        }

        @Override
        public List<Tensor> state() {
            return state;
        }

        @Override
        public Optional<AttentionKernels.Outputs> attended() {
            return attended;
        }

        @Override
        public void step(Tensor x) {
            try (var step = Tape.off(Scope.of("step"), tape.precision())) {
                var before = new State(
                        state.stream().map(part -> Var.constant(step, part)).toList());
                var after = after(before, Var.constant(step, x));
                for (int i = 0; i < state.size(); i++) {
                    state.get(i).copy(after.parts().get(i).value());
                }
            }
        }

        private State after(State before, Var x) {
            if (over.isEmpty()) {
                return cell.step(before, x);
            }
            var step = AttentionRecurrent.step(cell, before, x, over.get());
            attended.orElseThrow().weights().copy(step.attended().weights());
            attended.orElseThrow().contexts().copy(step.attended().context().value());
            return step.state();
        }
    }
}
