// How the covariates of a model are measured.
package rondo.series.feature;

import java.util.Arrays;
import java.util.List;
import rondo.series.data.Series;

/// How the covariates of a model are measured: their means and deviations over what was learned from. A missing
/// value counts as the mean.
///
/// @param means one a covariate
/// @param deviations one a covariate, above 0
public record Covariates(double[] means, double[] deviations) {
    /// Those of some series.
    public static Covariates of(List<Series> series) {
        int count = series.getFirst().covariates().length;
        double[] means = new double[count];
        double[] deviations = new double[count];
        for (int c = 0; c < count; c++) {
            int covariate = c;
            double[] all = series.stream()
                    .flatMapToDouble(one -> Arrays.stream(one.covariates()[covariate]))
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            double mean = Arrays.stream(all).average().orElse(0);
            means[c] = mean;
            double variance = Arrays.stream(all)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElse(0);
            deviations[c] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        return new Covariates(means, deviations);
    }

    /// How many there are.
    public int count() {
        return means.length;
    }

    /// Writes those of a date; nothing is known after the last one.
    void read(double[][] values, int index, float[] to, int at) {
        for (int c = 0; c < means.length; c++) {
            double value = index < values[c].length ? values[c][index] : Double.NaN;
            to[at + c] = Double.isNaN(value) ? 0 : (float) ((value - means[c]) / deviations[c]);
        }
    }
}
