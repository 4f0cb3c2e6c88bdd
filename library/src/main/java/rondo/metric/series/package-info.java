/// Figures of forecasts: pure functions of what was said and what came.
///
/// Stands on `rondo.basis`. Example: `PointErrors.of(forecasts, values).mae() / ScaledError.unit(history, 12)`.
@NullMarked
package rondo.metric.series;

import org.jspecify.annotations.NullMarked;
