/// Forecasts without a net: the last value, the last season, exponential smoothing.
///
/// Stands on `rondo.basis`. Example: `new Smoother(SmoothingFit.of(values, 12), values).ahead(3)`.
@NullMarked
package rondo.series.baseline;

import org.jspecify.annotations.NullMarked;
