/// What a net is told of a series: how exponential smoothing errs, and what the calendar says.
///
/// Begin with [rondo.series.feature.Track]. Stands on `rondo.series.data` and `rondo.series.baseline`. Example:
/// `Track.of(series, Profile.of(series.values(), 12), covariates, 6).base(t, 1)`.
@NullMarked
package rondo.series.feature;

import org.jspecify.annotations.NullMarked;
