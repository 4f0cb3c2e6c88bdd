// A conditional random field against all chains one by one, its gradient, and its rules.
package rondo.net.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Initializer;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;
import rondo.net.layer.Parameters;
import rondo.net.loss.chain.ChainRules;
import rondo.text.conll.SpanScheme;

class CrfTest {
    private static final List<String> BIO = List.of("O", "B-A", "I-A", "B-B", "I-B");

    private final Scope scope = Scope.of("crf");

    @AfterEach
    void close() {
        scope.close();
    }

    private static ChainRules bio() {
        return ChainRules.of(
                BIO.size(),
                label -> SpanScheme.BIO.begins(BIO.get(label)),
                (before, label) -> SpanScheme.BIO.follows(BIO.get(before), BIO.get(label)),
                label -> SpanScheme.BIO.ends(BIO.get(label)));
    }

    private Crf crf(ChainRules rules, DType type, long seed, double spread) {
        var crf = new Crf(rules);
        Parameters.place(crf, scope, type);
        Parameters.values(crf).forEach((name, tensor) -> {
            var rng = Rng.of(seed).at(name);
            for (int r = 0; r < tensor.rows(); r++) {
                for (int c = 0; c < tensor.columns(); c++) {
                    tensor.set(r, c, spread * rng.gaussian((long) r * tensor.columns() + c));
                }
            }
            tensor.touch();
        });
        return crf;
    }

    private Tensor emissions(DType type, long seed, int rows, int labels, double spread) {
        var tensor = Tensor.empty(scope, type, rows, labels);
        var rng = Rng.of(seed).at("emissions");
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < labels; c++) {
                tensor.set(r, c, spread * rng.gaussian((long) r * labels + c));
            }
        }
        return tensor;
    }

    private static int[][] truth(ChainRules rules, Ragged layout, long seed) {
        int[][] truth = new int[layout.sequences()][];
        for (int c = 0; c < truth.length; c++) {
            int s = layout.sequence(c);
            int tries = 0;
            do {
                var rng = Rng.of(seed).at(s).at(tries++);
                truth[s] = IntStream.range(0, layout.length(c))
                        .map(t -> rng.below(t, rules.labels()))
                        .toArray();
            } while (!rules.allow(truth[s]));
        }
        return truth;
    }

    private static double[][] rows(Tensor emissions, Ragged layout, int column) {
        return IntStream.range(0, layout.length(column))
                .mapToObj(t -> IntStream.range(0, emissions.columns())
                        .mapToDouble(label -> emissions.get(layout.offset(t) + column, label))
                        .toArray())
                .toArray(double[][]::new);
    }

    /// Also where scores are so far apart that the exponentials of most of them are zero.
    @ParameterizedTest
    @ValueSource(doubles = {1, 30, 1000})
    void sumsBestChainsAndMarginalsAreThoseOfAllChains(double spread) {
        for (int seed = 0; seed < 12; seed++) {
            var rules = seed % 2 == 0 ? bio() : ChainRules.free(1 + seed % 4);
            var crf = crf(rules, DType.F64, seed, spread);
            var layout = Ragged.of(1 + seed % 5, 1, 4);
            var emissions = emissions(DType.F64, seed, layout.rows(), rules.labels(), spread);
            int[][] truth = truth(rules, layout, seed);
            try (var tape = Tape.off(Scope.of("tape"), Precision.F64)) {
                double[] losses =
                        crf.loss(Var.constant(tape, emissions), layout, truth).losses();
                var best = crf.best(tape, emissions, layout);
                var marginals = crf.marginals(tape, emissions, layout);
                for (int c = 0; c < layout.sequences(); c++) {
                    int s = layout.sequence(c);
                    var chains = new Chains(rules, Parameters.values(crf), rows(emissions, layout, c));
                    double wanted = chains.logSum() - chains.score(truth[s]);
                    assertThat(losses[s])
                            .as("seed %d, loss %d", seed, s)
                            .isCloseTo(wanted, within(1e-9 * (1 + wanted)));
                    double most = chains.all().stream()
                            .mapToDouble(chains::score)
                            .max()
                            .orElseThrow();
                    assertThat(rules.allow(best.get(s))).isTrue();
                    assertThat(chains.score(best.get(s)))
                            .as("seed %d, best %d", seed, s)
                            .isCloseTo(most, within(1e-9));
                    for (int t = 0; t < layout.length(c); t++) {
                        double sum = 0;
                        for (int label = 0; label < rules.labels(); label++) {
                            double found = marginals.get(layout.offset(t) + c, label);
                            assertThat(found)
                                    .as("seed %d, sentence %d, word %d, label %d", seed, s, t, label)
                                    .isCloseTo(chains.marginal(t, label), within(1e-8));
                            sum += found;
                        }
                        assertThat(sum).as("seed %d", seed).isCloseTo(1, within(1e-8));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsAreDerivatives(boolean constrained) {
        var rules = constrained ? bio() : ChainRules.free(4);
        var layout = Ragged.of(3, 6, 1, 2);
        var net = new Scored(new Crf(rules), layout.rows());
        Parameters.place(net, scope, DType.F64);
        int[][] truth = truth(rules, layout, 3);
        var worst = GradCheck.worst(Parameters.values(net), tape -> {
            var scores = net.scores.on(tape);
            return Ops.add(
                    net.crf.loss(scores, layout, truth).loss(),
                    net.crf.loss(Ops.tanh(scores), layout, truth).loss());
        });
        assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
    }

    /// A field and the scores that it reads.
    private record Scored(Crf crf, Parameter scores) implements Layer {
        Scored(Crf crf, int rows) {
            this(crf, new Parameter(Shape.of(rows, crf.labels()), Initializer.gaussian(1), Rng.of(5)));
        }

        @Override
        public void parameters(ParameterVisitor visitor) {
            visitor.add("crf", crf);
            visitor.add("scores", scores);
        }
    }

    /// The probabilities of pairs, where those of the words before and behind lie further apart than numbers reach.
    @Test
    void gradientsOfFarScoresAreThoseOfAllChains() {
        var rules = ChainRules.free(2);
        var crf = crf(rules, DType.F64, 1, 0);
        var transitions = Objects.requireNonNull(Parameters.values(crf).get("transitions"));
        transitions.set(0, 1, -2000);
        transitions.set(1, 0, -2000);
        transitions.touch();
        var emissions = Tensor.zeros(scope, DType.F64, 2, 2);
        emissions.set(0, 0, 1500);
        emissions.set(1, 1, 1500.5);
        var layout = Ragged.of(2);
        try (var tape = Tape.recording(Scope.of("tape"), Precision.F64)) {
            crf.loss(Var.weight(tape, emissions), layout, new int[][] {{0, 0}})
                    .loss()
                    .backward();
            var gradient = tape.gradient(transitions).tensor();
            double same = 1 / (1 + Math.exp(0.5)); // stay with the first label, or with the second
            assertThat(gradient.get(0, 0)).isCloseTo(same - 1, within(1e-9));
            assertThat(gradient.get(1, 1)).isCloseTo(1 - same, within(1e-9));
            assertThat(gradient.get(0, 1)).isCloseTo(0, within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void sentenceIsTheSameAloneAndInABatch(Precision precision) {
        var rules = bio();
        var crf = crf(rules, precision.type(), 7, 1);
        int[] lengths = {9, 1, 30, 17, 30, 3};
        var layout = Ragged.of(lengths);
        var emissions = emissions(precision.type(), 8, layout.rows(), rules.labels(), 3);
        int[][] all = Arrays.stream(lengths)
                .mapToObj(length ->
                        IntStream.range(0, length).map(t -> t % 5 == 3 ? 1 : 0).toArray())
                .toArray(int[][]::new);
        try (var tape = Tape.recording(Scope.of("tape"), precision)) {
            var x = Var.weight(tape, emissions);
            var together = crf.loss(x, layout, all);
            together.loss().backward();
            var best = crf.best(tape, emissions, layout);
            for (int s = 0; s < lengths.length; s++) {
                int column = layout.columns()[s];
                int[] rows = IntStream.range(0, lengths[s])
                        .map(t -> layout.offset(t) + column)
                        .toArray();
                try (var own = Tape.recording(Scope.of("own"), precision)) {
                    var y = Var.weight(own, gathered(own, emissions, rows));
                    var alone = crf.loss(y, Ragged.of(rows.length), new int[][] {all[s]});
                    alone.loss().backward();
                    assertThat(alone.losses()[0]).isEqualTo(together.losses()[s]);
                    var wanted = gathered(own, x.gradient().tensor(), rows);
                    assertClose("sentence " + s, y.gradient().tensor(), wanted, 0);
                    assertThat(crf.best(own, y.value(), Ragged.of(rows.length)).getFirst())
                            .isEqualTo(best.get(s));
                }
            }
        }
    }

    private static Tensor gathered(Tape tape, Tensor from, int[] rows) {
        var part = tape.empty(rows.length, from.columns());
        tape.precision().pointwise().gather(from, rows, part);
        return part;
    }

    @Test
    void whereNothingIsAllowedSomethingIsChosen() {
        var rules = ChainRules.of(2, _ -> true, (_, label) -> label == 1, label -> label == 0);
        var crf = crf(rules, DType.F32, 1, 1);
        try (var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var emissions = emissions(DType.F32, 1, 2, 2, 1);
            assertThat(crf.best(tape, emissions, Ragged.of(2)).getFirst()).hasSize(2);
            assertThat(crf.marginals(tape, emissions, Ragged.of(2)).toFloats()).doesNotContain(Float.NaN);
        }
    }

    @Test
    void brokenNumbersAreSeen() {
        var crf = crf(ChainRules.free(3), DType.F32, 1, 1);
        var emissions = emissions(DType.F32, 1, 4, 3, 1);
        emissions.set(2, 1, Double.NaN);
        try (var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var loss = crf.loss(Var.constant(tape, emissions), Ragged.of(4), new int[][] {{0, 1, 2, 0}});
            assertThat(loss.losses()[0]).isNaN();
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        var crf = crf(ChainRules.free(4), DType.F32, 1, 1);
        try (var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var x = Var.constant(tape, Tensors.random(scope, DType.F32, Rng.of(1), 5, 4));
            for (int[][] truth : new int[][][] {{{0, 1, 2, 3}}, {{0, 1, 2, 3, 4}}, {{0, 1, -1, 2, 2}}, {}}) {
                assertThatThrownBy(() -> crf.loss(x, Ragged.of(5), truth))
                        .isInstanceOf(ShapeException.class)
                        .hasMessageContaining("conditional random field");
            }
            assertThatThrownBy(() -> crf.best(tape, x.value(), Ragged.of(4))).isInstanceOf(ShapeException.class);
        }
    }
}
