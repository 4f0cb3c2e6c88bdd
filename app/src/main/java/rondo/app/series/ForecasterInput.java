// Which forecaster a command uses, and which series it reads.
package rondo.app.series;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.Forecasters;
import rondo.app.stream.Streams;
import rondo.series.Forecaster;
import rondo.series.data.Series;

/// Which forecaster a command uses, and which series it reads.
final class ForecasterInput {
    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a forecaster.")
    private Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "FILE", description = "The series, with a column of dates, plain or gzip.")
    private Path file = Path.of("");

    @Mixin
    private final ColumnOptions columns = new ColumnOptions();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// The series of the file.
    List<Series> series() {
        return columns.read(file);
    }

    /// The forecaster; what a user should know of it is said.
    Forecaster open(Streams streams) {
        return Forecasters.open(model, threads, streams.err());
    }
}
