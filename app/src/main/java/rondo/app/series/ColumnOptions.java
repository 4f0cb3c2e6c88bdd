// Which columns of a file are what, as options.
package rondo.app.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import rondo.series.data.Series;
import rondo.series.data.SeriesColumns;
import rondo.series.data.SeriesFile;

/// Which columns of a file are what, as options.
public final class ColumnOptions {
    @Option(
            names = "--target",
            arity = "1..*",
            paramLabel = "COLUMN",
            description = "The columns of the series (default: all columns of numbers that are nothing else).")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--date", paramLabel = "COLUMN", description = "The column of dates (default: it is found).")
    private Optional<String> date = Optional.empty();

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description = "Of a table with many series below one another: the column that tells them apart.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--covariates",
            arity = "1..*",
            paramLabel = "COLUMN",
            description = "Columns of numbers that are known ahead; their rows go on after the last value.")
    private List<String> covariates = new ArrayList<>();

    @Option(
            names = "--categories",
            arity = "1..*",
            paramLabel = "COLUMN",
            description = "Columns of words that are the same in all rows of a series.")
    private List<String> categories = new ArrayList<>();

    /// The series of a file.
    public List<Series> read(Path file) {
        return SeriesFile.read(file, new SeriesColumns(date, targets, id, covariates, categories));
    }
}
