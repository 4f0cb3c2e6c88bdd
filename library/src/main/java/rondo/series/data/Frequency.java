// How far apart the dates of a series are.
package rondo.series.data;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/// How far apart the dates of a series are, from a year to an hour, the coarsest first.
public enum Frequency {
    /// A year.
    YEARLY(1, 6, 12, 0),
    /// Three months.
    QUARTERLY(4, 8, 3, 0),
    /// A month.
    MONTHLY(12, 12, 1, 0),
    /// Seven days.
    WEEKLY(52, 13, 0, 168),
    /// A day.
    DAILY(7, 14, 0, 24),
    /// An hour.
    HOURLY(24, 24, 0, 1);

    private final int season;
    private final int horizon;
    private final int months;
    private final int hours;

    Frequency(int season, int horizon, int months, int hours) {
        this.season = season;
        this.horizon = horizon;
        this.months = months;
        this.hours = hours;
    }

    /// After how many steps a season comes again: those of a year, of daily values those of a week, of hourly ones
    /// those of a day. Yearly values have none: 1.
    public int season() {
        return season;
    }

    /// How many steps are forecast where nothing else is asked for.
    public int horizon() {
        return horizon;
    }

    /// How many months a step is long; 0 if it is not measured in months.
    int months() {
        return months;
    }

    /// How many hours a step is long; 0 if it is measured in months.
    int hours() {
        return hours;
    }

    /// Whether a date lies a whole number of steps after another one. Ends of months are as good as the same day.
    boolean fits(LocalDateTime start, LocalDateTime date) {
        if (hours > 0) {
            return ChronoUnit.SECONDS.between(start, date) % (hours * 3600L) == 0;
        }
        return monthsBetween(start, date) % months == 0
                && (start.plusMonths(monthsBetween(start, date)).equals(date) || (last(start) && last(date)));
    }

    /// How many steps a date lies after another one that it fits.
    int steps(LocalDateTime start, LocalDateTime date) {
        long steps = hours > 0
                ? ChronoUnit.SECONDS.between(start, date) / (hours * 3600L)
                : monthsBetween(start, date) / months;
        return Math.clamp(steps, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static long monthsBetween(LocalDateTime start, LocalDateTime date) {
        return 12L * (date.getYear() - start.getYear()) + date.getMonthValue() - start.getMonthValue();
    }

    /// Whether a date is on the last day of its month.
    static boolean last(LocalDateTime date) {
        return date.getDayOfMonth() == date.toLocalDate().lengthOfMonth();
    }
}
