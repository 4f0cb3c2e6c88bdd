// rondo train forecaster: series in time to a forecaster.
package rondo.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.series.ColumnOptions;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.series.ForecasterRecipe;
import rondo.series.ForecasterTraining;
import rondo.series.data.Series;

/// `rondo train forecaster`: series in time to a forecaster.
@Command(
        name = "forecaster",
        customSynopsis = "rondo train forecaster --train FILE... --model DIR [--target COLUMN...] [OPTION]...",
        sortOptions = false,
        description = {
            "Learn to forecast series from comma-separated values with a header and a column of dates, plain or gzip.",
            "The last part of each series decides which weights are kept.",
            "Saves as it goes; the same command run again continues where it was stopped. Ctrl-C saves and ends."
        },
        footer = {
            "",
            "Examples:",
            "  rondo train forecaster --train nile.csv --model nile",
            "  rondo train forecaster --train power.csv --target OT --horizon 24 --model power",
            "  rondo train forecaster --train sales.csv --id item --categories region \\",
            "      --distribution negative-binomial --model sales"
        })
final class TrainForecasterCommand implements Callable<Integer> {
    @Option(
            names = "--train",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "The series to learn from: one or several files.")
    private List<Path> train = new ArrayList<>();

    @Mixin
    private final ColumnOptions columns = new ColumnOptions();

    @Mixin
    private final TrainingOptions<ForecasterRecipe> options;

    private TrainForecasterCommand(Streams streams, StopSignal stop) {
        this.options = new TrainingOptions<>(ForecasterRecipe.class, streams, stop);
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainForecasterCommand(streams, stop);
        return command.options.line(command);
    }

    @Override
    public Integer call() {
        var series = new ArrayList<Series>();
        train.forEach(file -> series.addAll(columns.read(file)));
        var trained = options.run(new ForecasterTraining(series, options.recipe()));
        try (var _ = trained.forecaster()) {
            options.conclude(trained.outcome(), "next: rondo forecast %s FILE, or rondo backtest %s FILE");
        }
        return 0;
    }
}
