// The recurrent net with attention: as one operation and step by step, alone and in batches.
package rondo.net.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
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
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Attention;
import rondo.net.layer.Parameters;

class AttentionRecurrentTest {
    private static final int X = 3;
    private static final int H = 6;

    static List<Arguments> nets() {
        var nets = new ArrayList<Arguments>();
        for (var attention : Attention.Kind.values()) {
            for (var cell : List.of("lstm", "gru", "gru-reset-before", "tanh")) {
                nets.add(Arguments.of(attention, cell));
            }
        }
        return nets;
    }

    /// A net, and targets that read sources: target i reads source `reads[i]`.
    private static final class Setup implements AutoCloseable {
        private static final int[] SOURCES = {4, 2, 5};
        private static final int[] TARGETS = {2, 4, 3, 4};
        private static final int[] READS = {1, 2, 0, 2};

        private final Scope scope = Scope.of("attention");
        private final AttentionRecurrent net;
        private final Ragged layout;
        private final int[] sources; // of each column
        private final int[] starts;
        private final Map<String, Tensor> tensors = new LinkedHashMap<>();

        Setup(Attention.Kind kind, String cell, DType type, int[] targets, int[] memories) {
            int values = kind == Attention.Kind.DOT ? H : 4;
            this.net = new AttentionRecurrent(
                    Cells.create(cell, new CellSizes(X + values, H), Rng.of(3)),
                    new Attention(kind, H, values, 5, Rng.of(4)));
            Parameters.place(net, scope, type);
            this.layout = Ragged.of(Arrays.stream(targets).map(i -> TARGETS[i]).toArray());
            this.sources = IntStream.range(0, targets.length)
                    .map(c -> index(memories, READS[targets[layout.sequence(c)]]))
                    .toArray();
            this.starts = new int[memories.length + 1];
            for (int s = 0; s < memories.length; s++) {
                starts[s + 1] = starts[s] + SOURCES[memories[s]];
            }
            var x = Tensor.empty(scope, type, layout.rows(), X);
            for (int t = 0; t < layout.steps(); t++) {
                for (int c = 0; c < layout.live(t); c++) {
                    fill(
                            x,
                            layout.offset(t) + c,
                            Rng.of(targets[layout.sequence(c)]).at(t));
                }
            }
            var memory = Tensor.empty(scope, type, starts[memories.length], values);
            for (int s = 0; s < memories.length; s++) {
                for (int row = starts[s]; row < starts[s + 1]; row++) {
                    fill(memory, row, Rng.of(memories[s]).at("memory").at(row - starts[s]));
                }
            }
            tensors.putAll(Parameters.values(net));
            tensors.put("x", x);
            tensors.put("memory", memory);
            for (int part = 0; part < (cell.equals("lstm") ? 2 : 1); part++) {
                var start = Tensor.empty(scope, type, targets.length, H);
                for (int c = 0; c < targets.length; c++) {
                    fill(
                            start,
                            c,
                            Rng.of(targets[layout.sequence(c)]).at("start").at(part));
                }
                tensors.put("start " + part, start);
            }
        }

        static Setup all(Attention.Kind kind, String cell, DType type) {
            return new Setup(kind, cell, type, new int[] {0, 1, 2, 3}, new int[] {0, 1, 2});
        }

        AttentionRecurrent.Result run(Tape tape, boolean whole) {
            var memory = net.attention().memory(on(tape, "memory"), starts);
            return whole
                    ? net.run(on(tape, "x"), layout, start(tape), sources, memory)
                    : net.unrolled(on(tape, "x"), layout, start(tape), new Attending(net.attention(), sources, memory));
        }

        /// All steps of all rows, one at a time; what a row gives after its end is left out.
        AttentionRecurrent.Result step(Tape tape, Cell cell) {
            var memory = net.attention().memory(on(tape, "memory"), starts);
            var over = new Attending(net.attention(), sources, memory);
            var stepper = new Stepper(tape, List.of(cell), List.of(start(tape)), Optional.of(over));
            var output = tape.empty(layout.rows(), H);
            var context = tape.empty(layout.rows(), memory.values().columns());
            var weights = tape.empty(layout.rows(), memory.longest());
            for (int t = 0; t < layout.steps(); t++) {
                int first = layout.offset(t);
                int live = layout.live(t);
                int[] rows = IntStream.range(0, sources.length)
                        .map(c -> c < live ? first + c : -1)
                        .toArray();
                var x = Ops.gather(on(tape, "x"), rows).value();
                output.copyRows(stepper.step(x), 0, first, live);
                context.copyRows(stepper.attended().orElseThrow().contexts(), 0, first, live);
                weights.copyRows(stepper.attended().orElseThrow().weights(), 0, first, live);
            }
            return new AttentionRecurrent.Result(Var.constant(tape, output), Var.constant(tape, context), weights);
        }

        private State start(Tape tape) {
            return new State(tensors.keySet().stream()
                    .filter(name -> name.startsWith("start"))
                    .map(name -> on(tape, name))
                    .toList());
        }

        private Var on(Tape tape, String name) {
            return Var.weight(tape, Objects.requireNonNull(tensors.get(name)));
        }

        private static int index(int[] numbers, int number) {
            return IntStream.range(0, numbers.length)
                    .filter(i -> numbers[i] == number)
                    .findFirst()
                    .orElseThrow();
        }

        private static void fill(Tensor tensor, int row, Rng rng) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(row, c, 2 * rng.uniform(c) - 1);
            }
        }

        @Override
        public void close() {
            scope.close();
        }
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
            try (var setup = Setup.all(kind, cell, DType.F64)) {
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
            try (var setup = Setup.all(kind, cell, precision.type());
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
        try (var setup = Setup.all(kind, cell, DType.F32);
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
        try (var setup = Setup.all(kind, cell, DType.F64)) {
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
            try (var all = Setup.all(kind, cell, DType.F32);
                    var permuted = new Setup(kind, cell, DType.F32, new int[] {3, 0, 2, 1}, new int[] {2, 0, 1});
                    var tape = Tape.off(Scope.of("batch"), Precision.F32)) {
                var expected = all.run(tape, whole);
                var actual = permuted.run(tape, whole);
                for (int target = 0; target < 4; target++) {
                    int source = Setup.READS[target];
                    same(actual, permuted, new int[] {3, 0, 2, 1}, expected, all, target);
                    try (var alone = new Setup(kind, cell, DType.F32, new int[] {target}, new int[] {source})) {
                        same(alone.run(tape, whole), alone, new int[] {target}, expected, all, target);
                    }
                }
            }
        }
    }

    private static void same(
            AttentionRecurrent.Result actual,
            Setup setup,
            int[] targets,
            AttentionRecurrent.Result expected,
            Setup all,
            int target) {
        int column = setup.layout.columns()[Setup.index(targets, target)];
        int other = all.layout.columns()[target];
        int source = Setup.SOURCES[Setup.READS[target]];
        for (int t = 0; t < Setup.TARGETS[target]; t++) {
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
        try (var setup = Setup.all(Attention.Kind.ADDITIVE, "gru", DType.F32);
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
        try (var setup = Setup.all(Attention.Kind.ADDITIVE, "gru", DType.F32);
                var tape = Tape.off(Scope.of("misfits"), Precision.F32)) {
            var memory = setup.net.attention().memory(setup.on(tape, "memory"), setup.starts);
            var start = setup.net.cell().start(tape, 4);
            var tooLong = Var.constant(tape, Tensors.random(tape.scope(), DType.F32, Rng.of(1), 20, X));
            var wide =
                    Var.constant(tape, Tensors.random(tape.scope(), DType.F32, Rng.of(1), setup.layout.rows(), X + 1));
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
