// Takes rows of features where they are.
package rondo.ink.feature;

/// Takes rows of features where they are, so that none is copied.
@FunctionalInterface
public interface RowReader {
    /// Takes a row, of which nothing is left when this has returned.
    ///
    /// @param values of the row and of others
    /// @param from where its F numbers begin
    /// @param stroke in which it is, as [FeatureRows#stroke]
    /// @param point at which it is, as [FeatureRows#point]
    /// @param time in milliseconds, not a number if the ink has no times
    void accept(float[] values, int from, int stroke, int point, double time);
}
