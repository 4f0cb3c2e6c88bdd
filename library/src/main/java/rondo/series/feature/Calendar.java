// What the calendar says of the dates of a series.
package rondo.series.feature;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import rondo.series.data.Frequency;
import rondo.series.data.TimeAxis;

/// What the calendar says of the dates of a series, in numbers from -1 to 1: where they are in the year, the week
/// and the day. By whole numbers alone, so that nothing is allocated.
final class Calendar {
    private static final int HOURS = 24;

    private final Frequency frequency;
    private final long first; // hours since 1970, or months since the year 0
    private final int step; // of the same

    Calendar(TimeAxis axis) {
        this.frequency = axis.frequency();
        var start = axis.start();
        switch (frequency) {
            case HOURLY, DAILY, WEEKLY -> {
                first = ChronoUnit.HOURS.between(LocalDate.EPOCH.atStartOfDay(), start);
                step = frequency == Frequency.HOURLY ? 1 : frequency == Frequency.DAILY ? HOURS : 7 * HOURS;
            }
            default -> {
                first = 12L * start.getYear() + start.getMonthValue() - 1;
                step = frequency == Frequency.MONTHLY ? 1 : frequency == Frequency.QUARTERLY ? 3 : 12;
            }
        }
    }

    /// How many numbers it gives of a date.
    static int width(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> 0;
            case QUARTERLY, MONTHLY, WEEKLY -> 4;
            case DAILY -> 4 + 7 + 2;
            case HOURLY -> 4 + 7 + 4;
        };
    }

    /// Writes what it says of the date at an index.
    void read(int index, float[] to, int at) {
        long place = first + (long) index * step;
        switch (frequency) {
            case YEARLY -> {}
            case QUARTERLY, MONTHLY -> waves(Math.floorMod(place, 12) / 12.0, to, at);
            case WEEKLY -> waves(ofYear(Math.floorDiv(place, HOURS)), to, at);
            case DAILY -> {
                long day = Math.floorDiv(place, HOURS);
                waves(ofYear(day), to, at);
                weekday(day, to, at + 4);
                double ofMonth = (dayOfMonth(day) - 1) / 31.0;
                to[at + 11] = (float) Math.sin(2 * Math.PI * ofMonth);
                to[at + 12] = (float) Math.cos(2 * Math.PI * ofMonth);
            }
            case HOURLY -> {
                long day = Math.floorDiv(place, HOURS);
                waves(ofYear(day), to, at);
                weekday(day, to, at + 4);
                waves(Math.floorMod(place, HOURS) / (double) HOURS, to, at + 11);
            }
        }
    }

    /// How many steps before a date the same one of the year before is: Christmas, before Christmas. 0 for yearly
    /// dates.
    int yearBefore(int index) {
        return switch (frequency) {
            case YEARLY -> 0;
            case QUARTERLY -> 4;
            case MONTHLY -> 12;
            case WEEKLY -> 52;
            case DAILY -> daysOfYearBefore(index);
            case HOURLY -> HOURS * daysOfYearBefore(index);
        };
    }

    /// The most that [#yearBefore] is.
    static int mostBefore(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> 0;
            case QUARTERLY -> 4;
            case MONTHLY -> 12;
            case WEEKLY -> 52;
            case DAILY -> 366;
            case HOURLY -> 366 * HOURS;
        };
    }

    private int daysOfYearBefore(int index) {
        long day = Math.floorDiv(first + (long) index * step, HOURS);
        long year = year(day);
        boolean afterFebruary = dayOfYear(day, year) >= 59 + (leap(year) ? 1 : 0);
        return leap(afterFebruary ? year : year - 1) ? 366 : 365;
    }

    /// Sine and cosine once and twice a round.
    private static void waves(double share, float[] to, int at) {
        double angle = 2 * Math.PI * share;
        to[at] = (float) Math.sin(angle);
        to[at + 1] = (float) Math.cos(angle);
        to[at + 2] = (float) Math.sin(2 * angle);
        to[at + 3] = (float) Math.cos(2 * angle);
    }

    private static void weekday(long day, float[] to, int at) {
        for (int d = 0; d < 7; d++) {
            to[at + d] = Math.floorMod(day, 7) == d ? 1 : 0;
        }
    }

    private static double ofYear(long day) {
        return dayOfYear(day, year(day)) / 366.0;
    }

    private static int dayOfMonth(long day) {
        long year = year(day);
        int left = (int) dayOfYear(day, year);
        for (int month = 1; ; month++) {
            int length = month == 2
                    ? (leap(year) ? 29 : 28)
                    : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
            if (left < length) {
                return left + 1;
            }
            left -= length;
        }
    }

    /// The year of a day since 1970-01-01.
    private static long year(long day) {
        long year = Math.floorDiv(day * 400, 146_097) + 1970;
        while (january(year) > day) {
            year--;
        }
        while (january(year + 1) <= day) {
            year++;
        }
        return year;
    }

    private static long dayOfYear(long day, long year) {
        return day - january(year);
    }

    /// The day since 1970-01-01 with which a year begins.
    private static long january(long year) {
        long before = year - 1;
        return 365 * (year - 1970)
                + Math.floorDiv(before, 4)
                - Math.floorDiv(before, 100)
                + Math.floorDiv(before, 400)
                - (1969 / 4 - 1969 / 100 + 1969 / 400);
    }

    private static boolean leap(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
