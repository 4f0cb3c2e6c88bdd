// Small series for tests.
package rondo.series;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.series.data.Frequency;
import rondo.series.data.Series;
import rondo.series.data.TimeAxis;

/// Small series for tests: a trend, a season and noise.
final class MadeSeries {
    static final TimeAxis MONTHS = new TimeAxis(LocalDateTime.of(2001, 1, 1, 0, 0), Frequency.MONTHLY);

    private MadeSeries() {}

    /// A monthly series.
    static Series monthly(String name, int length, long seed) {
        var rng = Rng.of(seed);
        double[] values = IntStream.range(0, length)
                .mapToDouble(i -> 100 + 0.3 * i + 8 * Math.sin(2 * Math.PI * i / 12) + rng.gaussian(i))
                .toArray();
        return new Series(name, MONTHS, values);
    }

    /// The same in whole numbers, with a covariate that moves it, known a year ahead, and a category.
    static Series moved(String name, int length, long seed, String category) {
        var plain = monthly(name, length, seed);
        double[] covariate = IntStream.range(0, length + 12)
                .mapToDouble(i -> Rng.of(seed + 7).below(i, 4) == 0 ? 1 : 0)
                .toArray();
        double[] values = plain.values().clone();
        Arrays.setAll(values, i -> Math.rint(values[i] + 20 * covariate[i]));
        return new Series(name, MONTHS, values, new double[][] {covariate}, List.of(category));
    }
}
