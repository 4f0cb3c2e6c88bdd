// rondo backtest: how good forecasts would have been.
package rondo.app.series;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.stream.Streams;
import rondo.series.Backtest;

/// `rondo backtest`: how good forecasts would have been.
@Command(
        name = "backtest",
        header = "Tell how good forecasts would have been.",
        sortOptions = false,
        description = {
            "Forecast the last part of series from one date after the other, each with what was known then, and compare"
                    + " with what came.",
            "Beside it stand the season before and exponential smoothing. Of a model that learned from these values"
                    + " too, the figures are too good.",
            "MASE: mean absolute error in units of the mean distance of values a season apart. CRPS: continuous ranked"
                    + " probability score. inside: values between the 10 % and the 90 % quantile, best 80 %."
        },
        footer = {"", "Example:", "  rondo backtest power power.csv --share 0.1"})
public final class BacktestCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private final ForecasterInput input = new ForecasterInput();

    @Option(
            names = "--share",
            paramLabel = "S",
            defaultValue = "0.1",
            description = "The last share of each series, which is forecast (default: ${DEFAULT-VALUE}).")
    private double share = 0.1;

    /// A command that prints on these streams.
    public BacktestCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var series = input.series();
        try (var forecaster = input.open(streams)) {
            for (var one : series) {
                streams.out().print(BacktestTable.of(Backtest.of(forecaster, one, share)));
            }
        }
        streams.out().flush();
        return 0;
    }
}
