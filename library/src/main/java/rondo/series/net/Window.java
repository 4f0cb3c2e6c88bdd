// A place in a series from which it is forecast.
package rondo.series.net;

import rondo.series.feature.Track;

/// A place in a series from which it is forecast.
///
/// @param track of the series
/// @param categories the number of its word of each kind, 0 for one that is not known
/// @param origin the index of the last value that is known
/// @param limit the index from which on values are unknown, also to who judges
public record Window(Track track, int[] categories, int origin, int limit) {
    /// The value some steps ahead; NaN if it is unknown.
    public double value(int steps) {
        return origin + steps < limit ? track.value(origin + steps) : Double.NaN;
    }

    /// How many values ahead are known, of a number of steps.
    public int known(int steps) {
        int known = 0;
        for (int h = 1; h <= steps; h++) {
            known += Double.isNaN(value(h)) ? 0 : 1;
        }
        return known;
    }
}
