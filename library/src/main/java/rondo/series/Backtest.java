// How good forecasts of a series would have been.
package rondo.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.metric.series.Coverage;
import rondo.metric.series.PointErrors;
import rondo.metric.series.ScaledError;
import rondo.series.baseline.Naive;
import rondo.series.baseline.Smoother;
import rondo.series.baseline.Smoothing;
import rondo.series.baseline.SmoothingFit;
import rondo.series.data.Series;
import rondo.series.distribution.Gaussian;
import rondo.series.distribution.Parametric;
import rondo.series.distribution.Predictive;

/// How good forecasts of a series would have been, from one date after the other with all that was known then:
/// those of a model, of the last season, and of exponential smoothing that was fitted to what comes before the
/// first of these dates.
///
/// @param name of the series
/// @param origins from how many dates it was forecast
/// @param horizon how many steps ahead
/// @param methods the figures of each
public record Backtest(String name, int origins, int horizon, List<Figures> methods) {
    /// The figures of a method.
    ///
    /// @param method its name
    /// @param errors of the medians
    /// @param mase mean absolute scaled error, see [ScaledError]
    /// @param crps mean continuous ranked probability score, in units of the values
    /// @param coverage of intervals from the 10 % to the 90 % quantile
    public record Figures(String method, PointErrors errors, double mase, double crps, Coverage coverage) {}

    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;
    private static final Gaussian NORMAL = new Gaussian();
    private static final double[] BEGINNING = {NORMAL.beginning(0), NORMAL.beginning(1)};

    /// What a method says of a value.
    private interface Method {
        Predictive predict(int origin, int steps);
    }

    /// Forecasts the end of a series with a model and without.
    ///
    /// @param held the share of the series that is forecast, its last part
    /// @throws InputException if it is not like those that were learned from, or too short
    public static Backtest of(Forecaster forecaster, Series series, double held) {
        int length = series.length();
        int test = (int) Math.round(held * length);
        int start = length - test;
        if (test < 1 || start < Smoother.needed(forecaster.season())) {
            throw new InputException("series " + Shown.name(series.name()) + ": " + Shown.count(length, "value")
                    + ", of which " + test + " to be forecast; expected at least one, and "
                    + Smoother.needed(forecaster.season()) + " before; take another --share, or a longer series");
        }
        int horizon = Math.min(forecaster.horizon(), test);
        int[] origins = IntStream.rangeClosed(start - 1, length - 1 - horizon).toArray();
        var forecasts = forecaster.forecast(series, origins);
        Method model =
                (origin, steps) -> forecasts.get(origin - origins[0]).steps().get(steps - 1);
        int season = forecaster.season();
        var judge = new Judge(series.values(), start, origins, horizon, season);
        return new Backtest(
                series.name(),
                origins.length,
                horizon,
                List.of(
                        judge.figures(Forecaster.TYPE, model),
                        judge.figures("seasonal naive", naive(series.values(), start, season)),
                        judge.figures("exponential smoothing", smoothing(series.values(), origins, horizon, season))));
    }

    /// The value a season ago, as wide as its errors were.
    private static Method naive(double[] values, int start, int season) {
        double[] errors = IntStream.range(season, start)
                .mapToDouble(i -> values[i] - values[i - season])
                .toArray();
        double deviation = deviation(errors);
        return (origin, steps) -> {
            double seasons = Math.ceilDiv(steps, season);
            return normal(Naive.ahead(values, origin + 1, steps, season), deviation * Math.sqrt(seasons));
        };
    }

    /// Exponential smoothing, as wide as its errors were one step ahead, and wider further off.
    private static Method smoothing(double[] values, int[] origins, int horizon, int season) {
        double[] before = Arrays.copyOf(values, origins[0] + 1);
        Smoothing fitted = SmoothingFit.of(before, season);
        var smoother = new Smoother(fitted, before);
        double[] errors = Arrays.stream(before).map(smoother::accept).toArray();
        double deviation = deviation(Arrays.copyOfRange(errors, Math.min(season, errors.length / 2), errors.length));
        double[] growth = fitted.growth(horizon);
        var places = new ArrayList<double[]>();
        for (int origin : origins) {
            if (origin >= before.length) {
                smoother.accept(values[origin]);
            }
            places.add(IntStream.rangeClosed(1, horizon)
                    .mapToDouble(smoother::ahead)
                    .toArray());
        }
        return (origin, steps) -> normal(places.get(origin - origins[0])[steps - 1], deviation * growth[steps - 1]);
    }

    private static Predictive normal(double mean, double deviation) {
        return new Parametric(NORMAL, BEGINNING, mean, Math.max(deviation, Double.MIN_NORMAL));
    }

    private static double deviation(double[] errors) {
        return Math.sqrt(Arrays.stream(errors)
                .filter(e -> !Double.isNaN(e))
                .map(e -> e * e)
                .average()
                .orElse(0));
    }

    /// What methods are judged by.
    private record Judge(double[] values, int start, int[] origins, int horizon, int season) {
        Figures figures(String name, Method method) {
            int count = origins.length * horizon;
            double[] medians = new double[count];
            double[] truth = new double[count];
            double crps = 0;
            long known = 0;
            var coverage = Coverage.NONE;
            for (int i = 0; i < count; i++) {
                int origin = origins[i / horizon];
                int steps = 1 + i % horizon;
                var said = method.predict(origin, steps);
                truth[i] = values[origin + steps];
                medians[i] = said.median();
                coverage = coverage.add(said.quantile(LOW), said.quantile(HIGH), truth[i]);
                crps += Double.isNaN(truth[i]) ? 0 : said.crps(truth[i]);
                known += Double.isNaN(truth[i]) ? 0 : 1;
            }
            var errors = PointErrors.of(medians, truth);
            double unit = ScaledError.unit(Arrays.copyOf(values, start), season);
            return new Figures(name, errors, errors.mae() / unit, crps / known, coverage);
        }
    }
}
