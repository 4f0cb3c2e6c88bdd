/// The net of a forecaster, what it reads, and how it draws.
///
/// Begin with [rondo.series.net.SeriesNet]. Stands on `rondo.series.feature`, `rondo.series.distribution` and
/// `rondo.net.recurrent`. Example: `net.read(tape, windows, 24)`.
@NullMarked
package rondo.series.net;

import org.jspecify.annotations.NullMarked;
