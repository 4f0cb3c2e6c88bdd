/// Series in time as users have them: files of comma-separated values to numeric series on regular dates.
///
/// Begin with [rondo.series.data.SeriesFile]. Stands on `rondo.basis` and on FastCSV. Example:
/// `SeriesFile.read(Path.of("power.csv"), SeriesColumns.all().targets("OT"))`.
@NullMarked
package rondo.series.data;

import org.jspecify.annotations.NullMarked;
