// What a net is told, against the calendar of the JDK and the smoothing itself.
package rondo.series.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rondo.basis.Rng;
import rondo.series.baseline.Smoother;
import rondo.series.data.Frequency;
import rondo.series.data.Series;
import rondo.series.data.TimeAxis;

class TrackTest {
    private static final LocalDateTime START = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final Covariates NONE = new Covariates(new double[0], new double[0]);

    @Test
    void daysOfTheCalendarAreThoseOfTheJdk() {
        var axis = new TimeAxis(START, Frequency.DAILY);
        var calendar = new Calendar(axis);
        float[] told = new float[Calendar.width(Frequency.DAILY)];
        for (int i = 0; i < 80_000; i += 7 * 13 + 1) {
            calendar.read(i, told, 0);
            var date = axis.date(i);
            double angle = 2 * Math.PI * (date.getDayOfYear() - 1) / 366.0;
            assertThat(told[0]).isCloseTo((float) Math.sin(angle), within(1e-6f));
            double month = 2 * Math.PI * (date.getDayOfMonth() - 1) / 31.0;
            assertThat(told[12]).isCloseTo((float) Math.cos(month), within(1e-6f));
            int weekday = Math.floorMod(date.toLocalDate().toEpochDay(), 7);
            assertThat(told[4 + weekday]).isEqualTo(1);
            var before = date.toLocalDate().minusYears(1);
            if (date.toLocalDate().getDayOfYear() != 60 || !date.toLocalDate().isLeapYear()) { // 29 February
                assertThat(axis.date(i - calendar.yearBefore(i)).toLocalDate()).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstGuessIsThatOfTheSmoothing(Frequency frequency) {
        int season = Math.min(frequency.season(), 12);
        double[] values = IntStream.range(0, 100)
                .mapToDouble(i -> i % 9 == 5
                        ? Double.NaN
                        : i + 3 * (i % season) + Rng.of(1).gaussian(i))
                .toArray();
        var series = new Series("s", new TimeAxis(START, frequency), values);
        var profile = Profile.of(values, season);
        var whole = Track.of(series, profile, NONE, 30);
        var open = Track.open(series.first(40), profile, NONE, 30);
        var smoother = new Smoother(profile.smoothing(), values);
        float[] told = new float[Track.valueWidth(frequency, 0)];
        float[] said = new float[Track.valueWidth(frequency, 0)];
        for (int i = 0; i < 100; i++) {
            smoother.accept(values[i]);
            open.accept(values[i]);
            for (int h = 1; h <= 30; h++) {
                assertThat(whole.base(i, h)).isCloseTo(smoother.ahead(h), within(1e-8));
            }
            whole.readValue(i, told, 0);
            open.readValue(i, said, 0);
            assertThat(said).containsExactly(told);
            whole.readStep(i, 1, new float[Track.stepWidth(frequency, 0)], 0);
            for (float number : told) {
                assertThat(number).isBetween(-20f, 20f);
            }
        }
    }

    @Test
    void covariatesAreMeasured() {
        double[][] known = {{1, 3, Double.NaN}};
        var series = new Series("s", new TimeAxis(START, Frequency.DAILY), new double[3], known, List.of());
        var covariates = Covariates.of(List.of(series));
        float[] told = new float[1];
        covariates.read(known, 1, told, 0);
        assertThat(told[0]).isEqualTo(1);
        covariates.read(known, 2, told, 0);
        assertThat(told[0]).isZero();
        covariates.read(known, 9, told, 0);
        assertThat(told[0]).isZero();
    }
}
