// The parameters of exponential smoothing.
package rondo.series.baseline;

/// The parameters of exponential smoothing with a damped trend and an additive season (Holt 1957; Winters 1960;
/// Gardner and McKenzie 1985).
///
/// @param level how much of an error goes into the level, in (0, 1)
/// @param trend how much of that goes into the trend, in [0, 1)
/// @param season how much of the rest goes into the season, in [0, 1)
/// @param damping what is left of the trend after a step; 0 for no trend
/// @param period after how many steps the season comes again; 1 for no season
public record Smoothing(double level, double trend, double season, double damping, int period) {
    /// How much wider than one step ahead the errors are h steps ahead, if the series follows these very parameters
    /// (Hyndman et al. 2008, chapter 6): deviations relative to the first, for h = 1 to the horizon.
    public double[] growth(int horizon) {
        double[] growth = new double[horizon];
        double variance = 1;
        double damped = 0;
        double power = 1;
        for (int h = 1; h <= horizon; h++) {
            growth[h - 1] = Math.sqrt(variance);
            power *= damping;
            damped += power;
            double carried =
                    level + level * trend * damped + (h % period == 0 && period > 1 ? season * (1 - level) : 0);
            variance += carried * carried;
        }
        return growth;
    }
}
