// A step at a time gives what the whole sequence gives, and leaves no garbage.
package rondo.net.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Parameters;

class StepperTest {
    private static final int ROWS = 3;
    private static final int STEPS = 11;

    private static List<Cell> cells(String kind, Function<Cell, Cell> as, Scope scope, DType type) {
        var first = Cells.create(kind, new CellSizes(5, 18), Rng.of(1));
        var second = Cells.create(kind, new CellSizes(18, 7), Rng.of(2));
        Parameters.place(first, scope, type);
        Parameters.place(second, scope, type);
        return List.of(as.apply(first), as.apply(second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru", "gru-reset-before", "tanh", "relu", "logistic"})
    void stepsAreTheWholeSequenceToTheBit(String kind) {
        same(kind, cell -> cell);
        same(kind, StepOnly::new);
    }

    private static void same(String kind, Function<Cell, Cell> as) {
        try (var scope = Scope.of("stepper");
                var tape = Tape.off(Scope.of("whole"), Precision.F32);
                var steps = Tape.off(Scope.of("steps"), Precision.F32)) {
            var cells = cells(kind, as, scope, DType.F32);
            var layout = Ragged.equal(ROWS, STEPS);
            var x = Tensors.random(scope, DType.F32, Rng.of(3), layout.rows(), 5);
            var first = new Recurrent(cells.getFirst()).run(Var.constant(tape, x), layout);
            var whole = new Recurrent(cells.getLast()).run(first.output(), layout);
            var stepper = new Stepper(steps, cells, ROWS);
            for (int t = 0; t < STEPS; t++) {
                var output = stepper.step(x.rows(layout.offset(t), layout.offset(t) + ROWS));
                var expected = whole.output().value().rows(layout.offset(t), layout.offset(t) + ROWS);
                assertThat(output.toFloats()).as("%s, step %d", kind, t).isEqualTo(expected.toFloats());
            }
            assertThat(stepper.state().getLast().toFloats())
                    .isEqualTo(whole.last().parts().getLast().value().toFloats());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru", "gru-reset-before", "tanh"})
    void aStepLeavesNoGarbage(String kind) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (var scope = Scope.of("stepper");
                var tape = Tape.off(Scope.of("steps"), Precision.F64)) {
            var stepper = new Stepper(tape, cells(kind, cell -> cell, scope, DType.F64), ROWS);
            var x = Tensors.random(scope, DType.F64, Rng.of(3), ROWS, 5);
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 200; i++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                stepper.step(x);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).as("bytes a step").isZero();
        }
    }
}
