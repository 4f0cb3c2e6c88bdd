// How odd a value of a series is.
package rondo.series;

/// How odd a value of a series is, by what was said of it before it came.
///
/// @param index of the value
/// @param value NaN if it is missing
/// @param low the 10 % quantile of what was said
/// @param expected its median
/// @param high the 90 % quantile
/// @param score see [SeriesSession#accept]; NaN if the value is missing
public record Anomaly(int index, double value, double low, double expected, double high, double score) {}
