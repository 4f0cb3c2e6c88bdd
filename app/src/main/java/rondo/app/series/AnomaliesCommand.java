// rondo anomalies: how odd the values of series are.
package rondo.app.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.chart.Chart;
import rondo.app.chart.ChartFile;
import rondo.app.stream.Streams;
import rondo.basis.Shown;
import rondo.series.Anomaly;
import rondo.series.data.Series;

/// `rondo anomalies`: how odd the values of series are.
@Command(
        name = "anomalies",
        header = "Tell how odd the values of series are.",
        sortOptions = false,
        description = {
            "Forecast each value of series from those before it, and tell how odd it is: comma-separated values with a"
                    + " row for each date.",
            "A score of 3 is that of a value so far out, or further, that one of a thousand is. The first values, three"
                    + " seasons or eight, have none."
        },
        footer = {
            "",
            "Examples:",
            "  rondo anomalies power power.csv --odd",
            "  rondo anomalies power power.csv --threshold 4 --plot odd.svg"
        })
public final class AnomaliesCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private final ForecasterInput input = new ForecasterInput();

    @Option(
            names = "--threshold",
            paramLabel = "S",
            defaultValue = "4",
            description = "The score from which on a value is odd (default: ${DEFAULT-VALUE}, one in ten thousand).")
    private double threshold = 4;

    @Option(names = "--odd", description = "Print those that are odd alone.")
    private boolean odd;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw a picture too, .svg or .png.")
    private Optional<Path> plot = Optional.empty();

    /// A command that prints on these streams.
    public AnomaliesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        plot.ifPresent(ChartFile::check);
        var series = input.series();
        var charts = new ArrayList<Chart>();
        long found = 0;
        long judged = 0;
        try (var forecaster = input.open(streams)) {
            streams.out().println("series,date,value,low,expected,high,score,odd");
            for (var one : series) {
                var anomalies = forecaster.anomalies(one);
                print(one, anomalies);
                if (plot.isPresent()) {
                    charts.add(Charts.of(one, anomalies, threshold));
                }
                found += anomalies.stream().filter(a -> a.score() >= threshold).count();
                judged += anomalies.size();
            }
        }
        streams.out().flush();
        plot.ifPresent(path -> ChartFile.write(path, charts));
        streams.err().println(Shown.number(found) + " of " + Shown.count(judged, "value") + " odd");
        return 0;
    }

    private void print(Series series, List<Anomaly> anomalies) {
        for (var anomaly : anomalies) {
            boolean isOdd = anomaly.score() >= threshold;
            if (isOdd || !odd) {
                String numbers = String.join(
                        ",",
                        Csv.number(anomaly.value()),
                        Csv.number(anomaly.low()),
                        Csv.number(anomaly.expected()),
                        Csv.number(anomaly.high()));
                String score = Double.isNaN(anomaly.score()) ? "" : String.format(Locale.ROOT, "%.2f", anomaly.score());
                streams.out()
                        .println(Csv.field(series.name()) + "," + series.axis().text(anomaly.index()) + "," + numbers
                                + "," + score + "," + (isOdd ? "yes" : "no"));
            }
        }
    }
}
