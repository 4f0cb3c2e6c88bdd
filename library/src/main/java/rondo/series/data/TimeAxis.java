// The dates of a series.
package rondo.series.data;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// The dates of a series, at even distances without end.
///
/// @param start the first one
/// @param frequency how far apart they are
public record TimeAxis(LocalDateTime start, Frequency frequency) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    /// The date at an index.
    public LocalDateTime date(int index) {
        if (frequency.hours() > 0) {
            return start.plusHours((long) index * frequency.hours());
        }
        var date = start.plusMonths((long) index * frequency.months());
        return Frequency.last(start) ? date.withDayOfMonth(date.toLocalDate().lengthOfMonth()) : date;
    }

    /// The index of a date that lies on this axis.
    public int index(LocalDateTime date) {
        return frequency.steps(start, date);
    }

    /// The date at an index as text: `1970` of yearly values, `1970-01-31`, or `1970-01-31T23:00`.
    public String text(int index) {
        var date = date(index);
        return switch (frequency) {
            case YEARLY -> Integer.toString(date.getYear());
            case HOURLY -> date.format(TIME);
            default -> date.toLocalDate().toString();
        };
    }
}
