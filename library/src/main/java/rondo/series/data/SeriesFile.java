// Reads series from files of comma-separated values.
package rondo.series.data;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.series.data.CsvTable.Row;

/// Reads series from files of comma-separated values (RFC 4180) with a header, in UTF-8, plain or gzip. The
/// column of dates is found, and how far apart they are: the longest step, from a year to an hour, on which all
/// of them lie. Dates that are left out become missing values, and so do empty fields, `NA` and `nan`. Rows at
/// the end that have covariates and no values tell what is known ahead.
public final class SeriesFile {
    private static final int MOST_MISSING = 4; // dates for each row, else the step is wrong

    private final CsvTable table;
    private final DateColumns dates;
    private final SeriesColumns columns;

    private SeriesFile(CsvTable table, SeriesColumns columns) {
        this.table = table;
        this.columns = columns;
        this.dates = DateColumns.of(table, columns.date());
    }

    /// The series of a file, in the order in which they stand there.
    ///
    /// @throws InputException if it cannot be read, a column is missing, a row has another width than the header, a
    ///     field is no number, or dates are doubled, out of order or at no regular distance; with file, line and
    ///     column
    public static List<Series> read(Path file, SeriesColumns columns) {
        return new SeriesFile(MonthTable.unrolled(CsvTable.read(file)), columns).series();
    }

    private List<Series> series() {
        var targets = targets();
        var groups = new LinkedHashMap<String, List<Row>>();
        table.rows()
                .forEach(row -> groups.computeIfAbsent(
                                columns.id()
                                        .map(id -> row.fields().get(table.column(id)))
                                        .orElse(""),
                                _ -> new ArrayList<>())
                        .add(row));
        groups.values().forEach(this::checkOrder);
        var frequency = frequency(groups.values().stream().toList());
        var all = new ArrayList<Series>();
        groups.forEach((id, rows) -> {
            var axis = new TimeAxis(dates.date(rows.getFirst()), frequency);
            checkGaps(axis, rows);
            for (int target : targets) {
                String column = table.header().get(target);
                String name = id.isEmpty() ? column : targets.length == 1 ? id : id + "/" + column;
                all.add(series(name, axis, rows, target));
            }
        });
        return all;
    }

    private Series series(String name, TimeAxis axis, List<Row> rows, int target) {
        var covariates = columns.covariates().stream()
                .map(column -> column(axis, rows, table.column(column)))
                .toArray(double[][]::new);
        double[] values = column(axis, rows, target);
        int length = values.length;
        while (covariates.length > 0 && length > 0 && Double.isNaN(values[length - 1])) {
            length--;
        }
        var words = columns.categories().stream()
                .map(column -> word(rows, table.column(column)))
                .toList();
        return new Series(name, axis, Arrays.copyOf(values, length), covariates, words);
    }

    private double[] column(TimeAxis axis, List<Row> rows, int column) {
        double[] values = new double[axis.index(dates.date(rows.getLast())) + 1];
        Arrays.fill(values, Double.NaN);
        rows.forEach(row -> values[axis.index(dates.date(row))] = table.number(row, column));
        return values;
    }

    private String word(List<Row> rows, int column) {
        String word = rows.getFirst().fields().get(column);
        for (var row : rows) {
            String other = row.fields().get(column);
            if (!other.equals(word)) {
                throw new InputException(table.place(row, column) + Shown.text(other) + " after " + Shown.text(word)
                        + "; expected one word for all rows of a series; name it as a covariate if it changes");
            }
        }
        return word;
    }

    private int[] targets() {
        if (!columns.targets().isEmpty()) {
            return columns.targets().stream().mapToInt(table::column).toArray();
        }
        var others = new ArrayList<Integer>(dates.columns());
        columns.id().ifPresent(name -> others.add(table.column(name)));
        columns.covariates().forEach(name -> others.add(table.column(name)));
        columns.categories().forEach(name -> others.add(table.column(name)));
        int[] found = IntStream.range(0, table.header().size())
                .filter(column -> !others.contains(column) && table.isNumeric(column))
                .toArray();
        if (found.length == 0) {
            throw new InputException(table.file() + ": no column of numbers beside the dates; expected one for each"
                    + " series; name it with --target to see what is wrong in it");
        }
        return found;
    }

    private void checkOrder(List<Row> rows) {
        for (int i = 1; i < rows.size(); i++) {
            var before = dates.date(rows.get(i - 1));
            var date = dates.date(rows.get(i));
            if (!date.isAfter(before)) {
                String what = date.equals(before) ? "twice" : "after " + before.toLocalDate();
                throw new InputException(table.place(rows.get(i), dates.column()) + date.toLocalDate() + " " + what
                        + (columns.id().isPresent() ? " in one series" : "")
                        + "; expected rising dates, none twice; sort the rows, or name the column that tells series"
                        + " apart with --id");
            }
        }
    }

    private Frequency frequency(List<List<Row>> groups) {
        var all = groups.stream()
                .map(rows -> rows.stream().map(dates::date).toList())
                .toList();
        return Arrays.stream(Frequency.values())
                .filter(f -> all.stream().allMatch(some -> fits(f, some)))
                .findFirst()
                .orElseThrow(() -> {
                    var odd =
                            groups.getFirst().get(Math.min(1, groups.getFirst().size() - 1));
                    return new InputException(table.place(odd, dates.column()) + dates.date(odd) + " after "
                            + all.getFirst().getFirst() + "; expected dates whole hours, days, weeks, months, quarters"
                            + " or years apart; take means over hours first");
                });
    }

    private static boolean fits(Frequency frequency, List<LocalDateTime> dates) {
        return dates.stream().allMatch(date -> frequency.fits(dates.getFirst(), date));
    }

    /// Where most dates of the axis are missing some date is wrong, most probably; the one after the widest gap is
    /// named.
    private void checkGaps(TimeAxis axis, List<Row> rows) {
        int length = axis.index(dates.date(rows.getLast())) + 1;
        if (length <= (long) MOST_MISSING * Math.max(2, rows.size())) {
            return;
        }
        int widest = IntStream.range(1, rows.size())
                .boxed()
                .max(Comparator.comparingInt(
                        i -> axis.index(dates.date(rows.get(i))) - axis.index(dates.date(rows.get(i - 1)))))
                .orElse(0);
        throw irregular(rows, widest, length);
    }

    private InputException irregular(List<Row> rows, int row, int length) {
        return new InputException(table.place(rows.get(row), dates.column()) + dates.date(rows.get(row)) + " after "
                + dates.date(rows.get(row - 1)) + ", and " + Shown.count(rows.size(), "row") + " for "
                + Shown.count(length, "date") + " at even distances; expected no more than " + MOST_MISSING
                + " for each row; correct this date, or add the rows that are missing");
    }
}
