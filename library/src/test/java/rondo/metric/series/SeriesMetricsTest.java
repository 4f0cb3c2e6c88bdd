// Figures of forecasts by hand.
package rondo.metric.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import rondo.basis.ShapeException;

class SeriesMetricsTest {
    @Test
    void errorsAreMeansOverTheValuesThatAreThere() {
        var errors = PointErrors.of(new double[] {1, 2, 3, 0}, new double[] {2, Double.NaN, 1, 0});
        assertThat(errors.count()).isEqualTo(3);
        assertThat(errors.mse()).isCloseTo(5 / 3.0, within(1e-12));
        assertThat(errors.mae()).isCloseTo(1, within(1e-12));
        assertThat(errors.smape()).isCloseTo((200.0 / 3 + 100 + 0) / 3, within(1e-12));
        assertThatThrownBy(() -> PointErrors.of(new double[1], new double[2])).isInstanceOf(ShapeException.class);
    }

    @Test
    void theUnitIsTheDistanceOfASeason() {
        assertThat(ScaledError.unit(new double[] {1, 5, 3, 2, Double.NaN, 4}, 2))
                .isCloseTo((2 + 3 + 2) / 3.0, within(1e-12));
        assertThat(ScaledError.unit(new double[] {1}, 1)).isNaN();
    }

    @Test
    void coverageCountsWhatIsInside() {
        var coverage =
                Coverage.NONE.add(0, 1, 1).add(0, 1, 2).add(0, 1, Double.NaN).and(new Coverage(1, 1));
        assertThat(coverage).isEqualTo(new Coverage(2, 3));
        assertThat(coverage.share()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(coverage).hasToString("66.7 %");
    }
}
