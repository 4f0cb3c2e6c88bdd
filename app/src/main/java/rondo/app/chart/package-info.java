/// Pictures of series in time: values, what was forecast of them, and odd ones; as SVG, PNG and for a terminal.
///
/// Begin with [rondo.app.chart.Chart]. Stands on `rondo.basis`. Example:
/// `ChartFile.write(Path.of("power.svg"), List.of(chart))`.
@NullMarked
package rondo.app.chart;

import org.jspecify.annotations.NullMarked;
