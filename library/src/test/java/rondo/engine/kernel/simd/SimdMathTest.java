// The vector functions keep the errors they promise.
package rondo.engine.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class SimdMathTest {
    @Test
    void tanhIsOffByAtMost3e7OfItself() {
        assertThat(worst(SimdMath::tanh, Math::tanh, -30, 30, true)).isLessThan(3e-7);
        assertThat(worst(SimdMath::tanh, Math::tanh, -1e-3f, 1e-3f, true)).isLessThan(3e-7);
    }

    @Test
    void logisticIsOffByAtMost2e7() {
        assertThat(worst(SimdMath::logistic, x -> 1 / (1 + Math.exp(-x)), -60, 60, false))
                .isLessThan(2e-7);
    }

    @Test
    void expIsOffByAtMost1e7OfItself() {
        assertThat(worst(SimdMath::exp, Math::exp, -87, 88, true)).isLessThan(1e-7);
        assertThat(worst(SimdMath::exp, Math::exp, -1000, -87, false)).isLessThan(1e-37);
    }

    @Test
    void logFromOneToThreeIsOffByAtMost3e7() {
        assertThat(worst(SimdMath::log, Math::log, 1, 3, false)).isLessThan(3e-7);
    }

    @Test
    void tanhStaysWithinOne() {
        for (float x = 7; x < 9; x += 1e-4f) {
            assertThat(of(SimdMath::tanh, x)).isBetween(0.99999f, 1f);
        }
    }

    @Test
    void extremesAndNaN() {
        assertThat(of(SimdMath::tanh, Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(of(SimdMath::tanh, Float.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(of(SimdMath::logistic, Float.NEGATIVE_INFINITY)).isZero();
        assertThat(of(SimdMath::exp, 0)).isEqualTo(1);
        assertThat(of(SimdMath::exp, Float.NEGATIVE_INFINITY)).isLessThan(2e-38f);
        assertThat(of(SimdMath::tanh, Float.NaN)).isNaN();
        assertThat(of(SimdMath::logistic, Float.NaN)).isNaN();
        assertThat(of(SimdMath::exp, Float.NaN)).isNaN();
        assertThat(of(SimdMath::log, Float.NaN)).isNaN();
    }

    private static float of(UnaryOperator<FloatVector> function, float x) {
        return function.apply(Lanes.all(x)).lane(0);
    }

    private static double worst(
            UnaryOperator<FloatVector> function, DoubleUnaryOperator exact, float from, float to, boolean relative) {
        int steps = 50_000;
        double worst = 0;
        for (int i = 0; i <= steps; i++) {
            float x = from + (to - from) * i / steps;
            double wanted = exact.applyAsDouble(x);
            double off = Math.abs(of(function, x) - wanted);
            worst = Math.max(worst, relative && wanted != 0 ? off / Math.abs(wanted) : off);
        }
        return worst;
    }
}
