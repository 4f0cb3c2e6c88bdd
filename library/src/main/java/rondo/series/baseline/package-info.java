/// Forecasts without a net: the last value, the last season, exponential smoothing.
///
/// Stands on `rondo.basis`. Example: `var smoother = new Smoother(SmoothingFit.of(values, 12), values)`, then
/// `smoother.accept(value)` for each, and `smoother.ahead(3)`.
@NullMarked
package rondo.series.baseline;

import org.jspecify.annotations.NullMarked;
