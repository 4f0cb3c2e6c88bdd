// The recurrent net with attention: as one operation and step by step, alone and in batches.
package rondo.net.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Attention;

class AttentionRecurrentTest {
    static List<Arguments> nets() {
        var nets = new ArrayList<Arguments>();
        for (var attention : Attention.Kind.values()) {
            for (var cell : List.of("lstm", "gru", "gru-reset-before", "tanh")) {
                nets.add(Arguments.of(attention, cell));
            }
        }
        return nets;
    }

    private static Var energy(AttentionRecurrent.Result result) {
        return Ops.add(
                Ops.sum(Ops.multiply(result.output(), result.output())),
                Ops.sum(Ops.multiply(result.context(), result.context())));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void gradientsAreDerivatives(Attention.Kind kind, String cell) {
        for (boolean whole : new boolean[] {true, false}) {
            try (var setup = AttentionSetup.all(kind, cell, DType.F64)) {
                var worst = GradCheck.worst(setup.tensors, tape -> energy(setup.run(tape, whole)));
                assertThat(worst.error()).as("whole %s: %s", whole, worst).isLessThan(1e-6);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void wholeIsSteps(Attention.Kind kind, String cell) {
        for (var precision : List.of(Precision.F64, Precision.F32)) {
            double tolerance = precision == Precision.F64 ? 1e-12 : 1e-5;
            try (var setup = AttentionSetup.all(kind, cell, precision.type());
                    var whole = Tape.recording(Scope.of("whole"), precision);
                    var steps = Tape.recording(Scope.of("steps"), precision)) {
                var actual = setup.run(whole, true);
                var expected = setup.run(steps, false);
                energy(actual).backward();
                energy(expected).backward();
                assertClose("output", actual.output().value(), expected.output().value(), tolerance);
                assertClose(
                        "context", actual.context().value(), expected.context().value(), tolerance);
                assertClose("weights", actual.weights(), expected.weights(), tolerance);
                setup.tensors.forEach((name, tensor) -> assertClose(
                        "gradient of " + name,
                        whole.gradient(tensor).tensor(),
                        steps.gradient(tensor).tensor(),
                        tolerance));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void stepsOneAtATimeAreTheWholeToTheBit(Attention.Kind kind, String cell) {
        try (var setup = AttentionSetup.all(kind, cell, DType.F32);
                var tape = Tape.off(Scope.of("steps"), Precision.F32)) {
            for (boolean whole : new boolean[] {true, false}) {
                var expected = setup.run(tape, whole);
                var actual = setup.step(tape, whole ? setup.net.cell() : new StepOnly(setup.net.cell()));
                assertClose("output", actual.output().value(), expected.output().value(), 0);
                assertClose(
                        "context", actual.context().value(), expected.context().value(), 0);
                assertClose("weights", actual.weights(), expected.weights(), 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void gradientsFlowThroughEitherResultAlone(Attention.Kind kind, String cell) {
        try (var setup = AttentionSetup.all(kind, cell, DType.F64)) {
            var output = GradCheck.worst(
                    setup.tensors, tape -> Ops.sum(setup.run(tape, true).output()));
            var context = GradCheck.worst(
                    setup.tensors, tape -> Ops.sum(setup.run(tape, true).context()));
            assertThat(output.error()).as("output: %s", output).isLessThan(1e-6);
            assertThat(context.error()).as("context: %s", context).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void batchIsOneByOneAndItsOrderIrrelevant(Attention.Kind kind, String cell) {
        for (boolean whole : new boolean[] {true, false}) {
            try (var all = AttentionSetup.all(kind, cell, DType.F32);
                    var permuted =
                            new AttentionSetup(kind, cell, DType.F32, new int[] {3, 0, 2, 1}, new int[] {2, 0, 1});
                    var tape = Tape.off(Scope.of("batch"), Precision.F32)) {
                var expected = all.run(tape, whole);
                var actual = permuted.run(tape, whole);
                for (int target = 0; target < 4; target++) {
                    int source = AttentionSetup.READS[target];
                    same(actual, permuted, new int[] {3, 0, 2, 1}, expected, all, target);
                    try (var alone =
                            new AttentionSetup(kind, cell, DType.F32, new int[] {target}, new int[] {source})) {
                        same(alone.run(tape, whole), alone, new int[] {target}, expected, all, target);
                    }
                }
            }
        }
    }

    private static void same(
            AttentionRecurrent.Result actual,
            AttentionSetup setup,
            int[] targets,
            AttentionRecurrent.Result expected,
            AttentionSetup all,
            int target) {
        int column = setup.layout.columns()[AttentionSetup.index(targets, target)];
        int other = all.layout.columns()[target];
        int source = AttentionSetup.SOURCES[AttentionSetup.READS[target]];
        for (int t = 0; t < AttentionSetup.TARGETS[target]; t++) {
            int row = setup.layout.offset(t) + column;
            int at = all.layout.offset(t) + other;
            var what = "target " + target + " step " + t;
            assertClose(
                    what,
                    row(actual.output().value(), row),
                    row(expected.output().value(), at),
                    0);
            assertClose(
                    what,
                    row(actual.context().value(), row),
                    row(expected.context().value(), at),
                    0);
            assertClose(
                    what,
                    row(actual.weights(), row).columns(0, source),
                    row(expected.weights(), at).columns(0, source),
                    0);
        }
    }

    private static Tensor row(Tensor tensor, int row) {
        return tensor.rows(row, row + 1);
    }

    @Test
    void weightsSumToOneAndAreZeroBeyondTheSource() {
        try (var setup = AttentionSetup.all(Attention.Kind.ADDITIVE, "gru", DType.F32);
                var tape = Tape.off(Scope.of("weights"), Precision.F32)) {
            var weights = setup.run(tape, true).weights();
            int[] columns = setup.layout.columnOfRows();
            for (int r = 0; r < weights.rows(); r++) {
                int source = setup.sources[columns[r]];
                int length = setup.starts[source + 1] - setup.starts[source];
                double sum = 0;
                for (int s = 0; s < weights.columns(); s++) {
                    sum += weights.get(r, s);
                    assertThat(s < length || weights.get(r, s) == 0).isTrue();
                }
                assertThat(sum).isBetween(1 - 1e-6, 1 + 1e-6);
            }
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        try (var setup = AttentionSetup.all(Attention.Kind.ADDITIVE, "gru", DType.F32);
                var tape = Tape.off(Scope.of("misfits"), Precision.F32)) {
            var memory = setup.net.attention().memory(setup.on(tape, "memory"), setup.starts);
            var start = setup.net.cell().start(tape, 4);
            var tooLong = Var.constant(tape, Tensors.random(tape.scope(), DType.F32, Rng.of(1), 20, AttentionSetup.X));
            var wide = Var.constant(
                    tape,
                    Tensors.random(tape.scope(), DType.F32, Rng.of(1), setup.layout.rows(), AttentionSetup.X + 1));
            for (var x : List.of(tooLong, wide)) {
                assertThatThrownBy(() -> setup.net.run(x, setup.layout, start, setup.sources, memory))
                        .isInstanceOf(ShapeException.class)
                        .hasMessageContaining("expected");
            }
            var x = setup.on(tape, "x");
            assertThatThrownBy(() -> setup.net.run(x, setup.layout, start, new int[] {0}, memory))
                    .isInstanceOf(ShapeException.class);
            assertThatThrownBy(() ->
                            setup.net.run(x, setup.layout, setup.net.cell().start(tape, 3), setup.sources, memory))
                    .isInstanceOf(ShapeException.class);
        }
    }
}
