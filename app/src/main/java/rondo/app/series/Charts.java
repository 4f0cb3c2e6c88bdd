// Pictures of what is said of series.
package rondo.app.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rondo.app.chart.Chart;
import rondo.series.Anomaly;
import rondo.series.Forecast;
import rondo.series.data.Series;

/// Pictures of what is said of series.
public final class Charts {
    private static final int PAST = 4; // times as long as what is ahead
    private static final int LEAST_PAST = 60;

    private Charts() {}

    /// A forecast after the last values of its series, with the interval of 80 %.
    public static Chart of(Series series, Forecast forecast) {
        int ahead = forecast.steps().size();
        int length = forecast.first() + ahead;
        double[] values = Arrays.copyOf(series.values(), length);
        Arrays.fill(values, Math.min(length, series.length()), length, Double.NaN);
        var chart = new Chart(
                forecast.name(),
                IntStream.range(0, length).mapToObj(series.axis()::text).toList(),
                values,
                ahead(forecast.quantiles(0.1), length),
                ahead(forecast.medians(), length),
                ahead(forecast.quantiles(0.9), length),
                List.of());
        return chart.last(Math.max(LEAST_PAST, PAST * ahead) + ahead);
    }

    private static double[] ahead(double[] numbers, int length) {
        double[] all = new double[length];
        Arrays.fill(all, Double.NaN);
        System.arraycopy(numbers, 0, all, length - numbers.length, numbers.length);
        return all;
    }

    /// Values, what was said of each before it came, and those that are odd.
    ///
    /// @param threshold the score from which on they are
    public static Chart of(Series series, List<Anomaly> anomalies, double threshold) {
        int length = series.length();
        double[][] said = new double[3][length];
        Arrays.stream(said).forEach(numbers -> Arrays.fill(numbers, Double.NaN));
        var marked = new ArrayList<Integer>();
        for (var anomaly : anomalies) {
            said[0][anomaly.index()] = anomaly.low();
            said[1][anomaly.index()] = anomaly.expected();
            said[2][anomaly.index()] = anomaly.high();
            if (anomaly.score() >= threshold) {
                marked.add(anomaly.index());
            }
        }
        return new Chart(
                series.name(),
                IntStream.range(0, length).mapToObj(series.axis()::text).toList(),
                series.values(),
                said[0],
                said[1],
                said[2],
                marked);
    }
}
