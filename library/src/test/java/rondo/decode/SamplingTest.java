// Tokens that are drawn follow their distribution.
package rondo.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

class SamplingTest {
    private static final double[] SHARES = {0.1, 0.1, 0.1, 0.4, 0.2, 0.06, 0.04};
    private static final int DRAWS = 20_000;

    /// How often each token is drawn; 0 and 1 may not be, 2 is the end.
    private static double[] drawn(Sampling sampling) {
        try (var scope = Scope.of("sampling")) {
            var row = Tensor.zeros(scope, DType.F32, 2, SHARES.length);
            for (int i = 0; i < SHARES.length; i++) {
                row.set(1, i, Math.log(SHARES[i]));
            }
            double[] shares = new double[SHARES.length];
            for (int i = 0; i < DRAWS; i++) {
                shares[sampling.draw(row, 1, 3, 2, Rng.of(1).uniformDouble(i))] += 1.0 / DRAWS;
            }
            return shares;
        }
    }

    @Test
    void allTokensAreDrawnByTheirShares() {
        assertThat(drawn(Sampling.standard()))
                .containsExactly(new double[] {0, 0, 0.125, 0.5, 0.25, 0.075, 0.05}, within(0.015));
    }

    @Test
    void aTemperatureSharpens() {
        double all = 0.01 + 0.16 + 0.04 + 0.0036 + 0.0016;
        assertThat(drawn(new Sampling(0.5, 0, 1)))
                .containsExactly(
                        new double[] {0, 0, 0.01 / all, 0.16 / all, 0.04 / all, 0.0036 / all, 0.0016 / all},
                        within(0.015));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "0.0001, 0, 1", "1, 1, 1", "0.0001, 3, 1", "1, 0, 0.3", "1, 0, 0.45"})
    void theLikeliestAloneIsDrawn(double temperature, int topK, double topP) {
        assertThat(drawn(new Sampling(temperature, topK, topP))[3]).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "0, 0.55"})
    void theTwoLikeliestAloneAreDrawn(int topK, double topP) {
        assertThat(drawn(new Sampling(1, topK, topP)))
                .containsExactly(new double[] {0, 0, 0, 2.0 / 3, 1.0 / 3, 0, 0}, within(0.015));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "0, 0, 1", "1, 1, 1", "1, 0, 0.5", "0.01, 5, 0.9"})
    void whatMayNotBeDrawnIsNotHoweverLikelyItIs(double temperature, int topK, double topP) {
        try (var scope = Scope.of("sampling")) {
            var row = Tensor.zeros(scope, DType.F32, 1, 200);
            for (int i = 0; i < 200; i++) {
                row.set(0, i, i < 2 ? Math.log(0.5) : -100 - i);
            }
            for (int i = 0; i < 100; i++) {
                assertThat(new Sampling(temperature, topK, topP)
                                .draw(row, 0, 3, 2, Rng.of(1).uniformDouble(i)))
                        .isGreaterThanOrEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1", "NaN, 0, 1", "1, -1, 1", "1, 0, 0", "1, 0, 1.1", "1, 0, NaN"})
    void badNumbersAreRefused(double temperature, int topK, double topP) {
        assertThatThrownBy(() -> new Sampling(temperature, topK, topP)).isInstanceOf(ConfigException.class);
    }
}
