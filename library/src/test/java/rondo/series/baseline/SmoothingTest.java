// Exponential smoothing and the last season.
package rondo.series.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;

class SmoothingTest {
    private static double[] values(int length, double slope, double season, double noise) {
        return IntStream.range(0, length)
                .mapToDouble(i -> 50
                        + slope * i
                        + season * ((i % 4) - 1.5)
                        + noise * Rng.of(3).gaussian(i))
                .toArray();
    }

    @Test
    void goesOnWithTrendAndSeason() {
        double[] values = values(40, 0.5, 3, 0);
        var smoothing = SmoothingFit.of(values, 4);
        assertThat(smoothing.period()).isEqualTo(4);
        var smoother = new Smoother(smoothing, values);
        Arrays.stream(values).forEach(smoother::accept);
        double[] more = values(44, 0.5, 3, 0);
        for (int h = 1; h <= 4; h++) {
            assertThat(smoother.ahead(h)).isCloseTo(more[39 + h], within(0.3));
        }
    }

    @Test
    void noiseHasNeitherTrendNorSeason() {
        var smoothing = SmoothingFit.of(values(200, 0, 0, 1), 4);
        assertThat(smoothing.period()).isEqualTo(1);
        assertThat(smoothing.damping()).isZero();
        assertThat(smoothing.level()).isLessThan(0.15);
    }

    /// The variance of a series that follows the parameters, by drawing it.
    @Test
    void errorsGrowAsDrawnOnesDo() {
        var smoothing = new Smoothing(0.5, 0.3, 0.4, 0.9, 4);
        int horizon = 9;
        double[] squares = new double[horizon];
        int paths = 20_000;
        for (int path = 0; path < paths; path++) {
            var smoother = new Smoother(smoothing, new double[] {0, 0, 0, 0, 0, 0, 0, 0});
            for (int h = 1; h <= horizon; h++) {
                double value = smoother.ahead(1) + Rng.of(path).gaussian(h);
                squares[h - 1] += value * value / paths;
                smoother.accept(value);
            }
        }
        double[] growth = smoothing.growth(horizon);
        for (int h = 0; h < horizon; h++) {
            assertThat(Math.sqrt(squares[h])).isCloseTo(growth[h], within(0.03 * growth[h]));
        }
    }

    @Test
    void aMissingValueIsWhatWasForecast() {
        double[] values = values(30, 0.5, 3, 0.1);
        var smoother = new Smoother(SmoothingFit.of(values, 4), values);
        Arrays.stream(values).forEach(smoother::accept);
        double second = smoother.ahead(2);
        assertThat(smoother.accept(Double.NaN)).isNaN();
        assertThat(smoother.ahead(1)).isCloseTo(second, within(1e-9));
    }

    @Test
    void theLastSeasonComesAgain() {
        double[] values = {1, 2, 3, 4, 5, Double.NaN, 7};
        assertThat(Naive.ahead(values, 7, 1, 3)).isEqualTo(5);
        assertThat(Naive.ahead(values, 7, 2, 3)).isEqualTo(3); // the one before is missing
        assertThat(Naive.ahead(values, 7, 6, 3)).isEqualTo(7);
        assertThat(Naive.ahead(values, 7, 4, 1)).isEqualTo(7);
        assertThat(Naive.ahead(values, 1, 2, 3)).isNaN();
    }

    @Test
    void aLateBeginningChangesNothing() {
        double[] values = new double[120];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    1000 + i + 50 * Math.sin(2 * Math.PI * i / 12) + Rng.of(1).gaussian(i);
        }
        double[] late = values.clone();
        Arrays.fill(late, 0, 40, Double.NaN);
        var smoothing = SmoothingFit.of(values, 12);
        var smoother = new Smoother(smoothing, late);
        for (double value : late) {
            double error = smoother.accept(value);
            assertThat(Double.isNaN(error) ? 0 : Math.abs(error)).isLessThan(10);
        }
        assertThat(smoother.ahead(12)).isCloseTo(1106, within(5.0));
    }

    @Test
    void aSeriesShorterThanASeasonIsFittedToo() {
        double[] walk = new double[40];
        for (int i = 1; i < walk.length; i++) {
            walk[i] = walk[i - 1] + Rng.of(2).gaussian(i);
        }
        assertThat(SmoothingFit.of(walk, 52).level()).isGreaterThan(0.6);
    }
}
