// A file of comma-separated values.
package rondo.series.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import rondo.basis.InputException;
import rondo.basis.InputFile;
import rondo.basis.Nearest;
import rondo.basis.Reason;
import rondo.basis.Shown;

/// A file of comma-separated values with a header (RFC 4180), in UTF-8, plain or gzip. Empty lines are left out.
///
/// @param file the file
/// @param header the names of the columns
/// @param rows all others
record CsvTable(Path file, List<String> header, List<Row> rows) {
    private static final String EXPECTED = "comma-separated values with a header";

    /// A row.
    ///
    /// @param line of the file in which it begins
    /// @param fields as many as the header has
    record Row(long line, List<String> fields) {}

    /// Reads a file.
    ///
    /// @throws InputException if it cannot be read, or a row has not as many fields as the header
    static CsvTable read(Path file) {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var header = new ArrayList<String>();
        var rows = new ArrayList<Row>();
        try (var text = new InputStreamReader(InputFile.open(file, EXPECTED), decoder);
                var csv = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            for (var row : csv) {
                var fields = row.getFields().stream().map(String::strip).toList();
                if (header.isEmpty()) {
                    header.addAll(fields);
                    header.set(0, header.getFirst().replace("\uFEFF", ""));
                } else if (fields.size() == header.size()) {
                    rows.add(new Row(row.getStartingLineNumber(), fields));
                } else {
                    throw new InputException(file + ":" + row.getStartingLineNumber() + ": "
                            + Shown.count(fields.size(), "field") + "; expected " + header.size()
                            + " as in the header; quote fields with commas");
                }
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw new InputException(
                    file + ": cannot be read after " + Shown.count(rows.size(), "row") + " (" + reason(e)
                            + "); expected " + EXPECTED + ", in UTF-8",
                    e);
        }
        return new CsvTable(file, header, rows).checked();
    }

    private static String reason(Exception e) {
        var cause = e.getCause() instanceof Exception inner ? inner : e;
        return cause instanceof IOException io ? Reason.of(io) : String.valueOf(cause.getMessage());
    }

    private CsvTable checked() {
        if (rows.isEmpty()) {
            throw new InputException(file + ": no rows; expected " + EXPECTED + " and a row for each date");
        }
        var seen = new HashSet<String>();
        header.forEach(name -> {
            if (!seen.add(name)) {
                throw new InputException(
                        file + ":1: two columns " + Shown.name(name) + "; expected different names; rename one");
            }
        });
        return this;
    }

    /// The number of a column.
    ///
    /// @throws InputException if there is none of that name; the nearest is offered
    int column(String name) {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new InputException(file + ":1: no column " + Shown.name(name) + "; expected one of " + header
                    + Nearest.hint(name, header));
        }
        return column;
    }

    /// File, line and column of a field, as errors begin.
    String place(Row row, int column) {
        return file + ":" + row.line() + ": column " + Shown.name(header.get(column)) + ": ";
    }

    /// The number in a field; NaN if it is empty or says that there is none.
    ///
    /// @throws InputException if it is no number
    double number(Row row, int column) {
        String text = row.fields().get(column);
        if (isMissing(text)) {
            return Double.NaN;
        }
        double number = parsed(text);
        if (!Double.isFinite(number)) {
            throw new InputException(place(row, column) + Shown.text(text)
                    + "; expected a number with a point, or nothing, NA or nan where there is none");
        }
        return number;
    }

    /// Whether a column is one of numbers, as the first field that is not missing tells; others may still be none.
    boolean isNumeric(int column) {
        return rows.stream()
                .map(row -> row.fields().get(column))
                .filter(text -> !isMissing(text))
                .findFirst()
                .map(text -> Double.isFinite(parsed(text)))
                .orElse(true);
    }

    private static double parsed(String text) {
        try {
            boolean plain = text.chars().allMatch(c -> c < 128 && (Character.isDigit(c) || "+-.eE".indexOf(c) >= 0));
            return plain ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isMissing(String text) {
        return text.isEmpty() || text.equalsIgnoreCase("na") || text.equalsIgnoreCase("nan");
    }
}
