// A made series for a demo.
package rondo.app.demo;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.series.data.Frequency;
import rondo.series.data.Series;
import rondo.series.data.TimeAxis;

/// A made series for a demo: the load of a small town by the hour, which rises slowly, follows the day and the
/// week, on
/// Saturdays and Sundays otherwise than on working days, and strays. In its last week some values are wrong.
///
/// @param series all of it
/// @param learned how many values are for learning
/// @param planted the indices of values that are wrong
public record DemoSeries(Series series, int learned, List<Integer> planted) {
    /// The name of its column.
    public static final String NAME = "load";

    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    private static final int ODD = 8;

    /// Makes one.
    ///
    /// @param weeks for learning; two more come after them
    public static DemoSeries make(int weeks, long seed) {
        int learned = weeks * WEEK;
        int length = learned + 2 * WEEK;
        var rng = Rng.of(seed).at("series");
        double[] values = new double[length];
        double stray = 0;
        for (int i = 0; i < length; i++) {
            stray = 0.8 * stray + 2.2 * rng.gaussian(i);
            values[i] = Math.round(10 * (load(i) + stray)) / 10.0;
        }
        var planted = IntStream.range(0, ODD)
                .map(k -> learned + WEEK + 6 + k * (WEEK - 12) / ODD + rng.below(length + (long) k, 12))
                .boxed()
                .toList();
        for (int k = 0; k < ODD; k++) {
            values[planted.get(k)] += (k % 2 == 0 ? 1 : -1) * (28 + rng.below(2L * length + k, 15));
        }
        var axis = new TimeAxis(LocalDateTime.of(2024, 1, 1, 0, 0), Frequency.HOURLY); // a Monday
        return new DemoSeries(new Series(NAME, axis, values), learned, planted);
    }

    private static double load(int hour) {
        int weekday = hour / DAY % 7;
        double day = 2 * Math.PI * (hour % DAY) / DAY;
        double working = -30 * Math.cos(day) - 12 * Math.cos(2 * day + 0.6);
        double free = -14 * Math.cos(day - 0.7) - 24;
        return 180 + 0.012 * hour + (weekday < 5 ? working + (weekday == 4 ? -6 : 0) : free);
    }

    /// The series as a file of comma-separated values.
    public String csv() {
        var text = new StringBuilder("date," + NAME + "\n");
        for (int i = 0; i < series.length(); i++) {
            text.append(String.format(Locale.ROOT, "%s,%.1f%n", series.axis().text(i), series.values()[i]));
        }
        return text.toString().replace("\r", "");
    }
}
