// What every optimiser has to keep to, and ten steps of each beside PyTorch's.
package rondo.learn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.learn.optimizer.Optimizer.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OptimizerLawsTest {
    private static final double TORCH_CLIP_EPSILON = 1e-6;

    private static final Map<String, Optimizer> BY_CASE = Map.of(
            "adagrad", AdaGrad.standard(),
            "adagrad, rows", AdaGrad.standard(),
            "adam", Adam.standard(),
            "adam, other constants", new Adam(0.8, 0.95, 1e-6),
            "adamw", new AdamW(Adam.standard(), 0.1),
            "sgd", new Sgd(0),
            "sgd with momentum", new Sgd(0.9),
            "adam, clipped", Adam.standard(),
            "adam, rows", new Adam(0.9, 0.999, 1e-16),
            "sgd, rows", new Sgd(0));

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                AdaGrad.standard(), Adam.standard(), AdamW.standard(), new Sgd(0), new Sgd(0.9), new AveragedSgd());
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "F64"})
    void tenStepsAreThoseOfPyTorch(Precision precision) throws IOException {
        double tolerance = precision == Precision.F64 ? 1e-10 : 2e-6;
        var golden = golden();
        var shape = Shape.of(golden.path("rows").asInt(), golden.path("columns").asInt());
        for (var example : golden.path("cases")) {
            String name = example.path("name").asString();
            var optimizer = BY_CASE.getOrDefault(name, new Sgd(0));
            try (var scope = Scope.of("golden");
                    var tape = Tape.recording(Scope.of("gradients"), precision);
                    var workers = new Workers(1)) {
                var weight = Tensor.of(scope, precision.type(), shape, numbers(example.path("start")));
                try (var weights = new LearnedWeights(Map.of("w", weight), optimizer, precision.pointwise(), workers)) {
                    double rate = rate(name);
                    double clip = example.path("clip").asDouble();
                    long number = 0;
                    for (var step : example.path("steps")) {
                        tape.next(Rng.of(0));
                        gradient(tape, weight, step);
                        weights.add(List.of(tape), 1);
                        double norm = weights.norm();
                        if (clip > 0) {
                            assertThat(norm).isCloseTo(step.path("norm").asDouble(), within(tolerance));
                        }
                        double scale = clip > 0 && norm > clip ? clip / (norm + TORCH_CLIP_EPSILON) : 1;
                        weights.update(new Step(++number, rate, scale));
                        compare(name + ", step " + number, weight, numbers(step.path("weight")), tolerance);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void largeWeightsAreUpdatedInPiecesAsInOne(Optimizer optimizer) {
        try (var scope = Scope.of("pieces")) {
            var gradient = random(scope, 1, 600, 500);
            var one = random(scope, 2, 600, 500);
            var moments = new ArrayList<Tensor>();
            optimizer
                    .moments()
                    .forEach(_ -> moments.add(random(scope, 3, 600, 500).clear()));
            var step = new Step(1, 0.1, 0.5);
            optimizer.update(Precision.F32.pointwise(), one, gradient, moments, step);
            for (int threads : new int[] {1, 3}) {
                var pieces = random(scope, 2, 600, 500);
                try (var tape = Tape.recording(Scope.of("gradients"), Precision.F32);
                        var workers = new Workers(threads);
                        var weights = new LearnedWeights(
                                Map.of("w", pieces), optimizer, Precision.F32.pointwise(), workers)) {
                    tape.gradient(pieces).add(gradient);
                    weights.add(List.of(tape), 1);
                    assertThat(weights.norm()).isPositive();
                    weights.update(step);
                }
                assertThat(Arrays.equals(pieces.toFloats(), one.toFloats())).isTrue();
            }
        }
    }

    @Test
    void theAverageIsTheWeightedMeanOfAllWeightsSoFar() {
        try (var scope = Scope.of("average");
                var tape = Tape.recording(Scope.of("gradients"), Precision.F64);
                var workers = new Workers(1)) {
            var weight = Tensor.zeros(scope, DType.F64, 2, 1);
            try (var weights =
                    new LearnedWeights(Map.of("w", weight), new AveragedSgd(), Precision.F64.pointwise(), workers)) {
                double mean = 0;
                for (int t = 1; t <= 20; t++) {
                    tape.next(Rng.of(0));
                    double slope = t;
                    tape.gradient(weight)
                            .addRows(new int[] {1}, Tensor.of(tape.scope(), DType.F64, Shape.of(1, 1), slope));
                    weights.add(List.of(tape), 1);
                    weights.norm();
                    weights.update(new Step(t, 0.1, 1));
                    mean += (weight.get(1, 0) - mean) * 4 / (t + 3);
                    double plain = weight.get(1, 0);
                    weights.exchange();
                    assertThat(weight.get(1, 0)).isCloseTo(mean, within(1e-12));
                    weights.exchange();
                    assertThat(weight.get(1, 0)).isEqualTo(plain);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void rowsThatWereNotReadKeepTheirNumbers(Optimizer optimizer) {
        try (var scope = Scope.of("rows");
                var tape = Tape.recording(Scope.of("gradients"), Precision.F32);
                var workers = new Workers(1)) {
            var table = random(scope, 2, 6, 5);
            var before = table.toFloats();
            long version = table.version();
            try (var weights = new LearnedWeights(Map.of("w", table), optimizer, Precision.F32.pointwise(), workers)) {
                for (int i = 1; i < 4; i++) {
                    tape.next(Rng.of(0));
                    tape.gradient(table).addRows(new int[] {4, -1, 1, 4}, random(scope, i, 4, 5));
                    weights.add(List.of(tape), 1);
                    weights.norm();
                    weights.update(new Step(i, 0.1, 1));
                }
            }
            var after = table.toFloats();
            for (int row = 0; row < 6; row++) {
                boolean same = true;
                for (int c = 0; c < 5; c++) {
                    same &= after[row * 5 + c] == before[row * 5 + c];
                }
                assertThat(same).as("row %d kept", row).isEqualTo(row != 1 && row != 4);
            }
            assertThat(table.version()).isGreaterThan(version);
        }
    }

    /// Shards and held batches add up to the same update whether their gradients come in rows, whole, or mixed.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void gradientsInRowsAndWholeAddUp(int whole) {
        try (var scope = Scope.of("mixed");
                var workers = new Workers(2)) {
            var table = random(scope, 9, 4, 3);
            var all = Tensor.zeros(scope, Precision.F32.type(), 4, 3);
            try (var one = Tape.recording(Scope.of("first"), Precision.F32);
                    var two = Tape.recording(Scope.of("second"), Precision.F32);
                    var weights =
                            new LearnedWeights(Map.of("w", table), new Sgd(0), Precision.F32.pointwise(), workers)) {
                var start = Tensor.zeros(scope, Precision.F32.type(), 4, 3).copy(table);
                add(one, table, (whole & 1) != 0, all, 1);
                weights.add(List.of(one, two), 1);
                weights.hold();
                one.next(Rng.of(0));
                add(one, table, (whole & 2) != 0, all, 2);
                add(two, table, (whole & 4) != 0, all, 3);
                weights.add(List.of(one, two), 2);
                assertThat(weights.norm())
                        .isCloseTo(Math.sqrt(Precision.F32.pointwise().sumOfSquares(all)), within(1e-5));
                weights.update(new Step(1, 0.5, 1));
                Precision.F32.pointwise().add(-0.5, all, start);
                compare("mixed", table, doubles(start), 1e-6);
            }
        }
    }

    @Test
    void nothingChangesWithoutGradients() {
        try (var scope = Scope.of("none");
                var tape = Tape.recording(Scope.of("gradients"), Precision.F32);
                var workers = new Workers(1)) {
            var weight = random(scope, 2, 6, 5);
            var before = weight.toFloats();
            try (var weights =
                    new LearnedWeights(Map.of("w", weight), Adam.standard(), Precision.F32.pointwise(), workers)) {
                weights.add(List.of(tape), 1);
                assertThat(weights.norm()).isZero();
                weights.update(new Step(1, 0.1, 1));
            }
            assertThat(weight.toFloats()).containsExactly(before);
        }
    }

    private static void add(Tape tape, Tensor table, boolean whole, Tensor all, int seed) {
        int[] rows = {2, 0, 2};
        var values = random(tape.scope(), seed, 3, 3);
        Precision.F32.pointwise().scatterAdd(values, rows, all);
        if (whole) {
            var spread = tape.zeros(4, 3);
            Precision.F32.pointwise().scatterAdd(values, rows, spread);
            tape.gradient(table).add(spread);
        } else {
            tape.gradient(table).addRows(rows, values);
        }
    }

    private static void gradient(Tape tape, Tensor weight, JsonNode step) {
        var numbers = numbers(step.path("gradient"));
        var shape = Shape.of(numbers.length / weight.columns(), weight.columns());
        var tensor = Tensor.of(tape.scope(), weight.type(), shape, numbers);
        if (step.has("rows")) {
            int[] rows = new int[step.path("rows").size()];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = step.path("rows").get(i).asInt();
            }
            tape.gradient(weight).addRows(rows, tensor);
        } else {
            tape.gradient(weight).add(tensor);
        }
    }

    private static double rate(String name) {
        return name.startsWith("sgd") || name.startsWith("adagrad") ? 0.1 : name.contains("other") ? 0.02 : 0.01;
    }

    private static void compare(String place, Tensor actual, double[] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i / actual.columns(), i % actual.columns()))
                    .as("%s, number %d", place, i)
                    .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private static JsonNode golden() throws IOException {
        try (var in = OptimizerLawsTest.class.getResourceAsStream("pytorch.json")) {
            return new JsonMapper().readTree(Objects.requireNonNull(in));
        }
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }

    private static double[] doubles(Tensor tensor) {
        double[] numbers = new double[tensor.rows() * tensor.columns()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tensor.get(i / tensor.columns(), i % tensor.columns());
        }
        return numbers;
    }

    private static Tensor random(Scope scope, int seed, int rows, int columns) {
        var rng = Rng.of(seed);
        var tensor = Tensor.zeros(scope, Precision.F32.type(), rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            tensor.set(i / columns, i % columns, rng.gaussian(i));
        }
        return tensor;
    }
}
