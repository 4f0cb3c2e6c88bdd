// Dates, times of day, months, years and relative times in both languages.
package rondo.app.demo;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeDateTimeUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rondo.basis.Rng;

/// Dates, times of day, months, years and relative times. Kinds that begin with `past` lie in 1960 to 2019,
/// those with `future` in 2030 to 2059; whole dates are open.
final class Moments {
    private static final List<RelativeDateTimeUnit> UNITS = List.of(
            RelativeDateTimeUnit.DAY, RelativeDateTimeUnit.WEEK, RelativeDateTimeUnit.MONTH, RelativeDateTimeUnit.YEAR);

    private static final List<AbsoluteUnit> NAMED = List.of(
            AbsoluteUnit.WEEK,
            AbsoluteUnit.MONTH,
            AbsoluteUnit.YEAR,
            AbsoluteUnit.MONDAY,
            AbsoluteUnit.TUESDAY,
            AbsoluteUnit.WEDNESDAY,
            AbsoluteUnit.THURSDAY,
            AbsoluteUnit.FRIDAY,
            AbsoluteUnit.SATURDAY,
            AbsoluteUnit.SUNDAY);

    private final RelativeDateTimeFormatter english = RelativeDateTimeFormatter.getInstance(ULocale.ENGLISH);
    private final RelativeDateTimeFormatter chinese = RelativeDateTimeFormatter.getInstance(ULocale.SIMPLIFIED_CHINESE);

    Map<String, SlotSource> sources() {
        return Map.ofEntries(
                Map.entry("pastDate", dated("yMMMMd", true, rng -> day(rng, 1960, 60))),
                Map.entry("futureDate", dated("yMMMMd", true, rng -> day(rng, 2030, 30))),
                Map.entry("pastMonth", dated("yMMMM", false, rng -> day(rng, 1960, 30))),
                Map.entry("laterMonth", dated("yMMMM", false, rng -> day(rng, 1990, 30))),
                Map.entry("pastYear", dated("y", false, rng -> day(rng, 1960, 60))),
                Map.entry("futureYear", dated("y", false, rng -> day(rng, 2030, 30))),
                Map.entry("monthDay", dated("MMMMd", false, rng -> day(rng, 2024, 1))),
                Map.entry("weekdayDate", dated("EEEEMMMMd", false, rng -> day(rng, 2020, 10))),
                Map.entry("weekday", dated("EEEE", false, rng -> day(rng, 2024, 1))),
                Map.entry("morning", dated("hma", false, rng -> time(rng, 6, 6))),
                Map.entry("afternoon", dated("hma", false, rng -> time(rng, 13, 10))),
                Map.entry("ago", relative(-1)),
                Map.entry("ahead", relative(1)),
                Map.entry("last", named(Direction.LAST)),
                Map.entry("next", named(Direction.NEXT)));
    }

    private static LocalDateTime day(Rng rng, int year, int years) {
        return LocalDate.ofYearDay(year + rng.below(1, years), 1 + rng.below(2, 365))
                .atStartOfDay();
    }

    private static LocalDateTime time(Rng rng, int hour, int hours) {
        return LocalDate.EPOCH.atTime(hour + rng.below(1, hours), 5 * rng.below(2, 12));
    }

    private static SlotSource dated(String skeleton, boolean open, Function<Rng, LocalDateTime> moments) {
        DateFormat english = format(skeleton, ULocale.ENGLISH);
        DateFormat chinese = format(skeleton, ULocale.SIMPLIFIED_CHINESE);
        return rng -> {
            Date date = Date.from(moments.apply(rng).toInstant(ZoneOffset.UTC));
            String text = english.format(date);
            return new Slot(text, chinese.format(date), open ? text : "");
        };
    }

    private static DateFormat format(String skeleton, ULocale locale) {
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format;
    }

    private SlotSource relative(int sign) {
        return rng -> {
            RelativeDateTimeUnit unit = UNITS.get(rng.below(1, UNITS.size()));
            double offset = sign * (2 + rng.below(2, 29));
            return new Slot(english.formatNumeric(offset, unit), chinese.formatNumeric(offset, unit));
        };
    }

    private SlotSource named(Direction direction) {
        List<Slot> values = new ArrayList<>();
        for (AbsoluteUnit unit : NAMED) {
            values.add(new Slot(english.format(direction, unit), chinese.format(direction, unit)));
        }
        return SlotSource.anyOf(values);
    }
}
