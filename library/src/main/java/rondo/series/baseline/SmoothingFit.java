// Finds the parameters of exponential smoothing for a series.
package rondo.series.baseline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Finds the parameters of exponential smoothing for a series: those with the smallest squared errors one step
/// ahead, from the best of a grid on, one parameter after the other in ever smaller steps. Trend and season are
/// there if they pay for their parameters (Akaike 1974).
public final class SmoothingFit {
    private static final double[] LOWEST = {0.01, 0, 0, 0.8};
    private static final double[] HIGHEST = {0.99, 0.6, 0.9, 0.98};
    private static final double FIRST_STEP = 0.16;
    private static final double LAST_STEP = 0.01;

    private final double[] values;
    private final int period;
    private final boolean trended;
    private final double lasting;

    /// @param lasting the most that may be left of a trend after a step
    private SmoothingFit(double[] values, int period, boolean trended, double lasting) {
        this.values = values;
        this.period = period;
        this.trended = trended;
        this.lasting = lasting;
    }

    /// A figure of some parameters.
    private record Found(double[] parameters, double squares) {}

    /// The best parameters.
    ///
    /// @param values NaN where one is missing
    /// @param period of the season that there may be; one that the values do not show twice is none
    public static Smoothing of(double[] values, int period) {
        double lasting = Math.pow(HIGHEST[3], Math.min(1, 4.0 / period)); // as long in years where steps are short
        var periods = period > 1 && values.length >= 2 * period ? Stream.of(1, period) : Stream.of(1);
        return periods.flatMap(
                        p -> Stream.of(false, true).map(trended -> new SmoothingFit(values, p, trended, lasting)))
                .map(fit -> fit.best(Math.min(period, values.length / 2)))
                .min(Comparator.comparingDouble(Judged::criterion))
                .orElseThrow()
                .smoothing();
    }

    private record Judged(Smoothing smoothing, double criterion) {}

    private Judged best(int skipped) {
        var best = starts().map(start -> new Found(start, squares(start, skipped)))
                .min(Comparator.comparingDouble(Found::squares))
                .orElseThrow();
        for (double step = FIRST_STEP; step > LAST_STEP; step /= 2) {
            best = refined(best, step, skipped);
        }
        long count = Arrays.stream(values)
                .skip(skipped)
                .filter(v -> !Double.isNaN(v))
                .count();
        double cost = 2.0 * (2 + (trended ? 3 : 0) + (period > 1 ? period : 0));
        double criterion = count * Math.log(Math.max(best.squares / Math.max(1, count), 1e-300)) + cost;
        return new Judged(smoothing(best.parameters), criterion);
    }

    private Stream<double[]> starts() {
        return DoubleStream.of(0.1, 0.4, 0.8)
                .boxed()
                .flatMap(level -> (trended ? DoubleStream.of(0.05, 0.3) : DoubleStream.of(0))
                        .boxed()
                        .flatMap(slope -> (period > 1 ? DoubleStream.of(0.05, 0.3) : DoubleStream.of(0))
                                .mapToObj(season -> new double[] {level, slope, season, lasting - 0.03})));
    }

    private Found refined(Found from, double step, int skipped) {
        var best = from;
        for (int p = 0; p < LOWEST.length; p++) {
            boolean idle = ((p == 1 || p == 3) && !trended) || (p == 2 && period == 1);
            double highest = p == 3 ? lasting : HIGHEST[p];
            for (int way = -1; way <= 1 && !idle; way += 2) {
                double[] moved = best.parameters.clone();
                moved[p] = Math.clamp(moved[p] + way * step, LOWEST[p], highest);
                double squares = squares(moved, skipped);
                best = squares < best.squares ? new Found(moved, squares) : best;
            }
        }
        return best;
    }

    private Smoothing smoothing(double[] parameters) {
        return new Smoothing(parameters[0], parameters[1], parameters[2], trended ? parameters[3] : 0, period);
    }

    /// The sum of squared errors after the first values.
    private double squares(double[] parameters, int skipped) {
        var smoother = new Smoother(smoothing(parameters), values);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double error = smoother.accept(values[i]);
            sum += i < skipped || Double.isNaN(error) ? 0 : error * error;
        }
        return sum;
    }
}
