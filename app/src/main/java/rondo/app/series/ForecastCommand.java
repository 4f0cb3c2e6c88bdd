// rondo forecast: series in, the dates that follow out.
package rondo.app.series;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.chart.ChartFile;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.series.Forecast;
import tools.jackson.databind.json.JsonMapper;

/// `rondo forecast`: series in, the dates that follow out.
@Command(
        name = "forecast",
        header = "Forecast series in time, with how sure it is.",
        sortOptions = false,
        description = {
            "Forecast the dates that follow series: comma-separated values with a row for each date ahead.",
            "The point forecast is the median; q0.1 is exceeded with a probability of 0.9."
        },
        footer = {
            "",
            "Examples:",
            "  rondo forecast power power.csv",
            "  rondo forecast power power.csv --quantiles 0.1 0.5 0.9 --plot power.svg",
            "  rondo forecast power power.csv --json"
        })
public final class ForecastCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private final ForecasterInput input = new ForecasterInput();

    @Option(
            names = "--quantiles",
            arity = "1..*",
            paramLabel = "P",
            description = "Which quantiles to print (default: 0.1 0.9).")
    private List<Double> quantiles = List.of(0.1, 0.9);

    @Option(names = "--json", description = "Print a line of JSON for each series instead.")
    private boolean json;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw a picture too, .svg or .png.")
    private Optional<Path> plot = Optional.empty();

    /// A command that prints on these streams.
    public ForecastCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        quantiles.forEach(p -> {
            if (!(p > 0 && p < 1)) {
                throw new ConfigException("quantiles: " + p + "; expected between 0 and 1, such as 0.1");
            }
        });
        plot.ifPresent(ChartFile::check);
        var series = input.series();
        try (var forecaster = input.open(streams)) {
            var forecasts = forecaster.forecast(series);
            if (json) {
                forecasts.forEach(this::printJson);
            } else {
                print(forecasts);
            }
            plot.ifPresent(path -> ChartFile.write(
                    path,
                    IntStream.range(0, series.size())
                            .mapToObj(s -> Charts.of(series.get(s), forecasts.get(s)))
                            .toList()));
        }
        streams.out().flush();
        return 0;
    }

    private void print(List<Forecast> forecasts) {
        var out = streams.out();
        out.print("series,date,median");
        quantiles.forEach(p -> out.print(",q" + p));
        out.println();
        for (var forecast : forecasts) {
            for (int step = 0; step < forecast.steps().size(); step++) {
                var said = forecast.steps().get(step);
                out.print(Csv.field(forecast.name()) + "," + forecast.date(step) + "," + Csv.number(said.median()));
                quantiles.forEach(p -> out.print("," + Csv.number(said.quantile(p))));
                out.println();
            }
        }
    }

    private void printJson(Forecast forecast) {
        var json = JsonMapper.shared().createObjectNode().put("series", forecast.name());
        var dates = json.putArray("dates");
        IntStream.range(0, forecast.steps().size()).forEach(step -> dates.add(forecast.date(step)));
        json.set("median", JsonMapper.shared().valueToTree(forecast.medians()));
        var said = json.putObject("quantiles");
        quantiles.forEach(p -> said.set(p.toString(), JsonMapper.shared().valueToTree(forecast.quantiles(p))));
        streams.out().println(json);
    }
}
