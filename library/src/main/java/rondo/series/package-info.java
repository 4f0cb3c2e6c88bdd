/// Series: a forecaster of numeric series in time, its recipe and training, backtests and anomalies.
///
/// [Forecaster] is what users call; [ForecasterRecipe] says what is built and how it is trained. Stands on
/// `rondo.learn`, `rondo.series.net` and all below. Example:
/// `Forecaster.open("power").forecast(SeriesFile.read(Path.of("power.csv"), SeriesColumns.all()))`.
@NullMarked
package rondo.series;

import org.jspecify.annotations.NullMarked;
