// The figures of a backtest as a table.
package rondo.app.series;

import java.util.Locale;
import rondo.series.Backtest;

/// The figures of a backtest as a table, a line for each method.
public final class BacktestTable {
    private BacktestTable() {}

    /// The table of a backtest.
    ///
    /// @return lines that all end in `\n`
    public static String of(Backtest test) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: from %,d dates, %d steps ahead%n  %-22s %12s %10s %8s %8s %10s %8s%n",
                test.name(),
                test.origins(),
                test.horizon(),
                "",
                "MSE",
                "MAE",
                "MASE",
                "sMAPE",
                "CRPS",
                "inside"));
        for (var figures : test.methods()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-22s %12.5g %10.5g %8.3f %8.2f %10.5g %8s%n",
                    figures.method(),
                    figures.errors().mse(),
                    figures.errors().mae(),
                    figures.mase(),
                    figures.errors().smape(),
                    figures.crps(),
                    figures.coverage()));
        }
        return text.toString();
    }
}
