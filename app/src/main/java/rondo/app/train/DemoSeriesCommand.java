// rondo demo series: a forecaster that learns before one's eyes.
package rondo.app.train;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rondo.app.chart.Chart;
import rondo.app.chart.ChartFile;
import rondo.app.chart.ChartText;
import rondo.app.demo.DemoSeries;
import rondo.app.series.BacktestTable;
import rondo.app.series.Charts;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.basis.AtomicFile;
import rondo.series.Backtest;
import rondo.series.Forecaster;
import rondo.series.ForecasterRecipe;
import rondo.series.ForecasterTraining;
import rondo.series.data.Series;

/// `rondo demo series`: makes a series by the hour, learns to forecast it, and finds the wrong values in what
/// follows.
@Command(
        name = "series",
        sortOptions = false,
        description = "Watch a forecaster of a series learn, and find what is odd in it, in about a minute.",
        footer = {"", "Example:", "  rondo demo series"})
final class DemoSeriesCommand implements Callable<Integer> {
    private static final int WEEK = 7 * 24;
    private static final double THRESHOLD = 4;

    private final Streams streams;
    private final StopSignal stop;
    private final int weeks;
    private final int epochs;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            defaultValue = "demo-series",
            description = "Where model, series and pictures are left behind (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("demo-series");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides series and weights (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    DemoSeriesCommand(Streams streams, StopSignal stop) {
        this(streams, stop, 16, 20);
    }

    /// @param weeks of the series that are learned from
    /// @param epochs passes over them
    DemoSeriesCommand(Streams streams, StopSignal stop, int weeks, int epochs) {
        this.streams = streams;
        this.stop = stop;
        this.weeks = weeks;
        this.epochs = epochs;
    }

    @Override
    public Integer call() {
        var out = streams.out();
        var made = DemoSeries.make(weeks, seed);
        out.printf(
                Locale.ROOT,
                "Rondo made %,d values of a load by the hour, with a trend, days and weeks. It learns from the first"
                        + " %d weeks;%nof the last two the first is as those, and in the second %d values are wrong.%n%n",
                made.series().length(),
                weeks,
                made.planted().size());
        var demo = DemoTraining.begin(out, stop, folder);
        var progress = new DemoProgress(out, epochs, "forecast a day", "days", "values");
        var recipe = ForecasterRecipe.standard()
                .learningRate(0.005)
                .decay("linear")
                .epochs(epochs)
                .patience(0)
                .seed(seed);
        var training = new ForecasterTraining(List.of(made.series().first(made.learned())), recipe);
        var trained = demo.run(training, folder.resolve("model"), progress);
        try (var forecaster = trained.forecaster()) {
            if (demo.isDone(trained.outcome(), progress)) {
                write("series.csv", made.csv());
                show(forecaster, made, out);
            }
        }
        return 0;
    }

    private void show(Forecaster forecaster, DemoSeries made, PrintWriter out) {
        var clean = made.series().first(made.learned() + WEEK);
        out.println("How far off forecasts of a day were, from every hour of the week that it did not see:");
        out.print(BacktestTable.of(Backtest.of(forecaster, clean, (double) WEEK / clean.length())));
        int friday = made.learned() + 5 * 24 - 1;
        var chart = compared(made.series(), forecaster, friday);
        out.printf("%nSaturday as it was forecast on Friday (━, in an interval of 80 %%, ░) and as it came (·):%n%n");
        out.print(ChartText.of(chart));
        var anomalies = forecaster.anomalies(made.series()).stream()
                .filter(a -> a.index() >= made.learned() + WEEK)
                .toList();
        var odd = anomalies.stream().filter(a -> a.score() >= THRESHOLD).toList();
        long right =
                odd.stream().filter(a -> made.planted().contains(a.index())).count();
        out.printf(
                "%nOf the %d wrong values of the last week it finds %d, and takes %d of %d right ones for wrong:%n%n",
                made.planted().size(),
                right,
                odd.size() - right,
                WEEK - made.planted().size());
        var week = Charts.of(made.series(), anomalies, THRESHOLD).last(WEEK);
        out.print(ChartText.of(week));
        ChartFile.write(folder.resolve("series.svg"), List.of(chart, week));
        var file = folder.resolve("series.csv");
        var model = folder.resolve("model");
        out.printf("%nThe same as a picture: %s. The model is in %s. Try it:%n", folder.resolve("series.svg"), model);
        out.printf("  ./rondo forecast %s %s --plot next.svg%n", model, file);
        out.printf("  ./rondo anomalies %s %s --odd%n", model, file);
        out.flush();
    }

    /// A forecast beside what came then.
    private static Chart compared(Series series, Forecaster forecaster, int origin) {
        var forecast = forecaster.forecast(series, new int[] {origin}).getFirst();
        var chart = Charts.of(series.first(origin + 1), forecast);
        double[] values = chart.values().clone();
        int from = forecast.first() + forecast.steps().size() - chart.length();
        System.arraycopy(series.values(), from, values, 0, values.length);
        return new Chart(
                "forecast on Friday", chart.dates(), values, chart.low(), chart.middle(), chart.high(), List.of());
    }

    private void write(String name, String text) {
        AtomicFile.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
