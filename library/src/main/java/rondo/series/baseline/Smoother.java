// Exponential smoothing as values come.
package rondo.series.baseline;

import java.util.Arrays;

/// Exponential smoothing as values come, one after the other; nothing is allocated. It begins with what the first
/// values of a series say, at the first that is not missing.
public final class Smoother {
    private final Smoothing smoothing;
    private final double[] season; // by position in the period
    private final int lead; // values that are missing at the beginning
    private double level;
    private double trend;
    private int taken;

    /// @param first the values with which the series begins, which are then to be [#accept]ed; as many as
    ///     [#needed] at least
    public Smoother(Smoothing smoothing, double[] first) {
        this.smoothing = smoothing;
        this.season = new double[smoothing.period()];
        int missing = 0;
        while (missing < first.length && Double.isNaN(first[missing])) {
            missing++;
        }
        this.lead = missing == first.length ? 0 : missing;
        begin(Arrays.copyOfRange(first, lead, first.length));
    }

    /// How many values the beginning is taken from, where there are as many.
    public static int needed(int period) {
        return period == 1 ? 8 : 3 * period;
    }

    /// Slope and level are those of the means of the first and the last season, or half; the season is what is
    /// left on average.
    private void begin(double[] first) {
        int period = season.length;
        int count = Math.min(first.length, needed(period));
        int whole = Math.max(1, count / period * period);
        int block = period > 1 ? period : Math.max(1, whole / 2);
        double middle = orElse(mean(first, 0, whole), 0);
        if (smoothing.damping() > 0 && whole > block) {
            trend = orElse(mean(first, whole - block, whole) - mean(first, 0, block), 0) / (whole - block);
        }
        level = middle - trend * (whole + 1) / 2;
        for (int p = 0; p < period && period > 1; p++) {
            double sum = 0;
            int seen = 0;
            for (int i = p; i < whole; i += period) {
                double rest = first[i] - middle - trend * (i - (whole - 1) / 2.0);
                sum += orElse(rest, 0);
                seen += Double.isNaN(rest) ? 0 : 1;
            }
            season[(p + lead) % period] = sum / Math.max(1, seen);
        }
    }

    private static double orElse(double number, double other) {
        return Double.isNaN(number) ? other : number;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }

    /// Takes the next value.
    ///
    /// @param value NaN if it is missing: then the forecast stands for it
    /// @return how much it is above what was forecast; NaN if it is missing
    public double accept(double value) {
        if (taken < lead) {
            taken++;
            return Double.NaN;
        }
        int position = taken % season.length;
        double carried = smoothing.damping() * trend;
        double error = value - (level + carried + season[position]);
        double learned = Double.isNaN(error) ? 0 : error;
        level += carried + smoothing.level() * learned;
        trend = carried + smoothing.level() * smoothing.trend() * learned;
        season[position] += smoothing.season() * (1 - smoothing.level()) * learned;
        taken++;
        return error;
    }

    /// The forecast some steps after the last value.
    ///
    /// @param steps from 1
    public double ahead(int steps) {
        double carried = 0;
        double power = 1;
        for (int h = 1; h <= steps; h++) {
            power *= smoothing.damping();
            carried += power;
        }
        return level + carried * trend + season[(taken + steps - 1) % season.length];
    }

    /// The level, without season.
    public double level() {
        return level;
    }

    /// What the trend adds to it, before damping.
    public double trend() {
        return trend;
    }

    /// What the season adds at the steps that come next: the first of them, the one after it, and so on.
    ///
    /// @param steps from 1 to the period
    public double season(int steps) {
        return season[(taken + steps - 1) % season.length];
    }
}
