// Where the dates of a table stand, and how they are written.
package rondo.series.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.series.data.CsvTable.Row;

/// Where the dates of a table stand, and how they are written: in one column, or as year, month, quarter and day in
/// columns of these names.
final class DateColumns {
    private static final Set<String> MONTH = Set.of("month");
    private static final Set<String> QUARTER = Set.of("quarter");
    private static final Set<String> DAY = Set.of("day", "day_of_month", "date_of_month");
    private static final Set<String> DERIVED = Set.of("day_of_week", "weekday", "week", "day_of_year");
    private static final String EXPECTED =
            "a date such as 2024-01-31, 2024-01-31 23:00, 20240131, 2024-01, 2024Q1, Jan-31-2024 or 2024";

    private static final List<DateTimeFormatter> FORMATS = Stream.of(
                    "uuuu-M-d'T'H:mm[:ss]['Z']",
                    "uuuu-M-d[ H:mm[:ss]]",
                    "uuuu/M/d[ H:mm[:ss]]",
                    "uuuuMMdd",
                    "uuuu-M",
                    "uuuu['-']'Q'q",
                    "MMM-d-uuuu",
                    "uuuu")
            .map(DateColumns::format)
            .toList();

    private final CsvTable table;
    private final OptionalInt single;
    private final DateTimeFormatter format;
    private final OptionalInt year;
    private final OptionalInt month;
    private final OptionalInt quarter;
    private final OptionalInt day;

    private DateColumns(CsvTable table, OptionalInt single) {
        this.table = table;
        this.single = single;
        this.year = single.isPresent() ? OptionalInt.empty() : find(table, Set.of("year"));
        this.month = find(table, MONTH);
        this.quarter = find(table, QUARTER);
        this.day = find(table, DAY);
        this.format = single.isPresent() ? formatOf(table.rows().getFirst()) : FORMATS.getFirst();
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /// Finds them: the column that is named, or columns of year and its parts, or the first column whose first
    /// field is a date.
    ///
    /// @throws InputException if there are none
    static DateColumns of(CsvTable table, Optional<String> named) {
        if (named.isPresent()) {
            return new DateColumns(table, OptionalInt.of(table.column(named.get())));
        }
        if (find(table, Set.of("year")).isPresent()) {
            return new DateColumns(table, OptionalInt.empty());
        }
        var first = table.rows().getFirst().fields();
        int found = IntStream.range(0, first.size())
                .filter(column -> FORMATS.stream()
                        .anyMatch(f -> parsed(first.get(column), f).isPresent()))
                .findFirst()
                .orElseThrow(() -> new InputException(table.file() + ":"
                        + table.rows().getFirst().line() + ": no column with a date; expected " + EXPECTED
                        + ", or columns year, month and day"));
        return new DateColumns(table, OptionalInt.of(found));
    }

    /// The columns that tell dates or follow from them, such as the day of the week.
    Set<Integer> columns() {
        var derived = IntStream.range(0, table.header().size())
                .filter(c -> DERIVED.contains(table.header().get(c).toLowerCase(Locale.ROOT)));
        return IntStream.concat(Stream.of(single, year, month, quarter, day).flatMapToInt(OptionalInt::stream), derived)
                .boxed()
                .collect(Collectors.toSet());
    }

    /// The column that errors name.
    int column() {
        return single.orElseGet(() -> year.orElse(0));
    }

    /// The date of a row.
    ///
    /// @throws InputException if it is none
    LocalDateTime date(Row row) {
        if (single.isPresent()) {
            String text = row.fields().get(single.getAsInt());
            return parsed(text, format).orElseThrow(() -> wrong(row, single.getAsInt(), text));
        }
        int first = quarter.isPresent() ? 3 * part(row, quarter, 4) - 2 : part(row, month, 12);
        try {
            return LocalDate.of(part(row, year, 9999), first, part(row, day, 31))
                    .atStartOfDay();
        } catch (DateTimeException e) {
            throw wrong(row, day.orElse(column()), row.fields().get(day.orElse(column())));
        }
    }

    private int part(Row row, OptionalInt column, int most) {
        if (column.isEmpty()) {
            return 1;
        }
        double number = table.number(row, column.getAsInt());
        if (!(number >= 1 && number <= most && number == Math.rint(number))) {
            throw new InputException(table.place(row, column.getAsInt())
                    + Shown.text(row.fields().get(column.getAsInt())) + "; expected a whole number from 1 to " + most);
        }
        return (int) number;
    }

    private DateTimeFormatter formatOf(Row row) {
        int column = single.orElseThrow();
        String text = row.fields().get(column);
        return FORMATS.stream()
                .filter(f -> parsed(text, f).isPresent())
                .findFirst()
                .orElseThrow(() -> wrong(row, column, text));
    }

    private InputException wrong(Row row, int column, String text) {
        return new InputException(table.place(row, column) + Shown.text(text) + "; expected " + EXPECTED
                + ", written the same way in all rows");
    }

    private static Optional<LocalDateTime> parsed(String text, DateTimeFormatter format) {
        try {
            var parts = format.parse(text);
            int year = parts.get(ChronoField.YEAR);
            int month = parts.isSupported(IsoFields.QUARTER_OF_YEAR) && !parts.isSupported(ChronoField.MONTH_OF_YEAR)
                    ? (int) (3 * parts.getLong(IsoFields.QUARTER_OF_YEAR) - 2)
                    : part(parts, ChronoField.MONTH_OF_YEAR, 1);
            int day = part(parts, ChronoField.DAY_OF_MONTH, 1);
            return Optional.of(LocalDate.of(year, month, day)
                    .atStartOfDay()
                    .plusSeconds(part(parts, ChronoField.SECOND_OF_DAY, 0)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(TemporalAccessor parts, ChronoField field, int other) {
        return parts.isSupported(field) ? parts.get(field) : other;
    }

    private static OptionalInt find(CsvTable table, Set<String> names) {
        return IntStream.range(0, table.header().size())
                .filter(c -> names.contains(table.header().get(c).toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
