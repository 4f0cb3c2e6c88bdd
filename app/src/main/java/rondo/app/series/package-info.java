/// Commands about series in time: forecast, backtest, anomalies.
///
/// Stands on `rondo.app.model`, `rondo.app.chart` and `rondo.app.stream`. Example: `new
/// ForecastCommand(streams)`.
@NullMarked
package rondo.app.series;

import org.jspecify.annotations.NullMarked;
