// The laws of distributions, over all kinds.
package rondo.series.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.Rng;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Var;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

class LikelihoodTest {
    private static final double[] PS = {1e-4, 0.01, 0.05, 0.1, 0.25, 0.5, 0.77, 0.9, 0.99, 0.9999};

    /// Each kind with random numbers of a net.
    record Case(Likelihood kind, double[] raw, double base, double scale) {
        @Override
        public String toString() {
            return kind.name() + " " + base;
        }

        Predictive predictive() {
            return new Parametric(kind, raw, base, scale);
        }

        boolean counts() {
            return kind instanceof NegativeBinomial;
        }
    }

    static Stream<Case> cases() {
        return Likelihoods.kinds().values().stream()
                .flatMap(kind -> IntStream.range(0, 3).mapToObj(seed -> {
                    double[] raw = IntStream.range(0, kind.parameters())
                            .mapToDouble(i -> Rng.of(seed).at(kind.name()).gaussian(i))
                            .toArray();
                    return new Case(kind, raw, 20 + seed, 0.5 + seed);
                }));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theQuantileIsTheInverseOfTheProbability(Case c) {
        double before = Double.NEGATIVE_INFINITY;
        for (double p : PS) {
            double value = c.predictive().quantile(p);
            assertThat(value).isGreaterThanOrEqualTo(before);
            before = value;
            if (c.counts()) {
                assertThat(c.predictive().cdf(value)).isGreaterThanOrEqualTo(p);
                assertThat(c.predictive().cdf(value - 1)).isLessThan(p);
            } else {
                assertThat(c.predictive().cdf(value)).isCloseTo(p, within(1e-9));
            }
        }
    }

    /// The loss is the negative logarithm of a density whose integral is 1 and whose part up to x is cdf(x).
    @ParameterizedTest
    @MethodSource("cases")
    void theLossIsThatOfADensity(Case c) {
        if (c.kind instanceof Quantiles) {
            return; // its loss is the pinball loss
        }
        double[] unused = new double[c.kind.parameters()];
        double low = c.counts() ? 0 : c.predictive().quantile(1e-7);
        double high = c.predictive().quantile(1 - 1e-7);
        int steps = c.counts() ? (int) high : 50_000;
        double width = c.counts() ? 1 : (high - low) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double x = low + (c.counts() ? i : (i - 0.5) * width);
            double unit = c.counts() ? 1 : c.scale;
            sum += i == 0 && !c.counts()
                    ? 1e-7
                    : Math.exp(-c.kind.loss(c.raw, c.base, c.scale, x, unused)) / unit * width;
            if (i % (steps / 7 + 1) == 0) {
                double to = c.counts() ? x : low + i * width;
                assertThat(sum).isCloseTo(c.predictive().cdf(to), within(1e-5));
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theScoreIsTheIntegralOfItsDefinition(Case c) {
        for (double p : new double[] {0.001, 0.3, 0.5, 0.95, 0.995}) {
            double value = c.predictive().quantile(p);
            double sum = 0;
            int steps = 2_000;
            for (int i = 0; i < steps; i++) { // over probabilities: twice the pinball loss of each quantile
                double level = (i + 0.5) / steps;
                double miss = value - c.predictive().quantile(level);
                sum += 2 * (miss >= 0 ? level * miss : (level - 1) * miss) / steps;
            }
            assertThat(c.predictive().crps(value)).isCloseTo(sum, within(3e-3 * Math.max(1, sum)));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theMeanIsThatOfTheQuantiles(Case c) {
        double mean = IntStream.range(0, 5_000)
                .mapToDouble(i -> c.predictive().quantile((i + 0.5) / 5_000))
                .average()
                .orElseThrow();
        assertThat(c.predictive().mean()).isCloseTo(mean, within(5e-3 * c.scale));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientIsThatOfTheLoss(Case c) {
        try (var scope = Scope.of("likelihood")) {
            var raw = Tensor.empty(scope, DType.F64, 4, c.kind.parameters());
            double[] values = new double[4];
            double[] bases = new double[4];
            double[] scales = new double[4];
            for (int r = 0; r < 4; r++) {
                for (int p = 0; p < c.raw.length; p++) {
                    raw.set(r, p, c.raw[p] + 0.1 * r);
                }
                values[r] = r == 2 ? Double.NaN : Math.floor(c.base + (r - 1.5) * 2 * c.scale);
                bases[r] = c.base + 0.013 * r;
                scales[r] = c.scale + r;
            }
            var targets = new LikelihoodLoss.Targets(bases, scales, values);
            var worst = GradCheck.worst(
                    Map.of("raw", raw), tape -> LikelihoodLoss.of(c.kind, Var.weight(tape, raw), targets));
            assertThat(worst.error()).as(worst.toString()).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itBeginsWithTheGuess(Case c) {
        double[] raw = IntStream.range(0, c.kind.parameters())
                .mapToDouble(c.kind::beginning)
                .toArray();
        assertThat(c.kind.mean(raw, 50, 10)).isCloseTo(50, within(1e-9));
        if (!c.counts()) {
            double wide = c.kind.quantile(raw, 50, 10, 0.9) - c.kind.quantile(raw, 50, 10, 0.1);
            assertThat(wide).isBetween(20.0, 26.0);
        }
    }

    /// Figures of tables of the normal and of Student's distribution.
    @Test
    void figuresAreThoseOfTables() {
        assertThat(Special.normal(-1.959963984540054)).isCloseTo(0.025, within(1e-15));
        assertThat(Special.normal(-10) / 7.61985302416053e-24).isCloseTo(1, within(1e-12));
        assertThat(Gaussian.standardQuantile(0.9)).isCloseTo(1.2815515655446004, within(1e-13));
        assertThat(Special.logGamma(10.5)).isCloseTo(13.940625219403763, within(1e-11));
        assertThat(Special.digamma(1)).isCloseTo(-0.5772156649015329, within(1e-12));
        assertThat(Special.beta(2.5, 0.5, 0.5)).isCloseTo(0.0755868, within(1e-4));
    }

    @Test
    void drawnValuesMakeADistribution() {
        var drawn = Sampled.of(new double[] {3, 1, 2, 4});
        assertThat(drawn.median()).isEqualTo(2.5);
        assertThat(drawn.cdf(2.5)).isEqualTo(0.5);
        assertThat(drawn.crps(2.5)).isCloseTo(1 - 0.625, within(1e-12));
        assertThat(drawn.cdf(drawn.quantile(0.3))).isCloseTo(0.3, within(1e-12));
    }
}
