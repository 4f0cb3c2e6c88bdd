// Which columns of a table are what.
package rondo.series.data;

import java.util.List;
import java.util.Optional;

/// Which columns of a table are what. A table is wide, a column for each series, or long: one column tells to which
/// series a row belongs.
///
/// @param date of dates; if left out it is found
/// @param targets of the series; if empty all columns of numbers that are nothing else
/// @param id tells to which series a row of a long table belongs
/// @param covariates known ahead
/// @param categories words that are the same in all rows of a series
public record SeriesColumns(
        Optional<String> date,
        List<String> targets,
        Optional<String> id,
        List<String> covariates,
        List<String> categories) {

    /// All columns of numbers are series.
    public static SeriesColumns all() {
        return new SeriesColumns(Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());
    }

    /// The same with dates in a column.
    public SeriesColumns date(String column) {
        return new SeriesColumns(Optional.of(column), targets, id, covariates, categories);
    }

    /// The same with these columns as series.
    public SeriesColumns targets(String... columns) {
        return new SeriesColumns(date, List.of(columns), id, covariates, categories);
    }

    /// The same of a long table.
    ///
    /// @param column tells to which series a row belongs
    public SeriesColumns id(String column) {
        return new SeriesColumns(date, targets, Optional.of(column), covariates, categories);
    }

    /// The same with columns that are known ahead.
    public SeriesColumns covariates(String... columns) {
        return new SeriesColumns(date, targets, id, List.of(columns), categories);
    }

    /// The same with columns of words.
    public SeriesColumns categories(String... columns) {
        return new SeriesColumns(date, targets, id, covariates, List.of(columns));
    }
}
