// Tables with a row for each year and a column for each month.
package rondo.series.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tables with a row for each year and a column for each month, as records of the weather often are.
final class MonthTable {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private MonthTable() {}

    /// The same with a row for each month, and the name of the file for its column; other tables as they are.
    static CsvTable unrolled(CsvTable table) {
        var names = table.header().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        int year = names.indexOf("YEAR");
        if (year < 0 || names.size() != 13 || !names.containsAll(MONTHS)) {
            return table;
        }
        var rows = new ArrayList<CsvTable.Row>();
        for (var row : table.rows()) {
            for (int m = 0; m < MONTHS.size(); m++) {
                String value = row.fields().get(names.indexOf(MONTHS.get(m)));
                rows.add(new CsvTable.Row(row.line(), List.of(row.fields().get(year), Integer.toString(m + 1), value)));
            }
        }
        String file = String.valueOf(table.file().getFileName());
        return new CsvTable(table.file(), List.of("year", "month", file.replaceFirst("\\..*", "")), rows);
    }
}
