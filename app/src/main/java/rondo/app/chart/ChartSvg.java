// Pictures of series as SVG.
package rondo.app.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import rondo.app.chart.Shape.Area;
import rondo.app.chart.Shape.Dot;
import rondo.app.chart.Shape.Line;
import rondo.app.chart.Shape.Point;
import rondo.app.chart.Shape.Text;
import rondo.basis.Svg;

/// Pictures of series as SVG.
public final class ChartSvg {
    private ChartSvg() {}

    /// A picture of charts below one another.
    ///
    /// @return a whole SVG document
    public static String of(List<Chart> charts) {
        var content = ChartLayout.of(charts).stream().map(ChartSvg::element).collect(Collectors.joining());
        return Svg.document(ChartLayout.WIDTH, ChartLayout.HEIGHT * charts.size(), content);
    }

    private static String element(Shape shape) {
        return switch (shape) {
            case Line(var points, int colour, double width) ->
                String.format(
                        Locale.ROOT,
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"#%06x\" stroke-width=\"%s\"/>\n",
                        points(points),
                        colour,
                        width);
            case Area(var points, int colour) ->
                String.format(Locale.ROOT, "<polygon points=\"%s\" fill=\"#%06x\"/>\n", points(points), colour);
            case Dot(var centre, double radius, int colour) ->
                String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%s\" fill=\"#%06x\"/>\n",
                        centre.x(),
                        centre.y(),
                        radius,
                        colour);
            case Text(var at, String text, var side) ->
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" font-family=\"sans-serif\" font-size=\"12\" text-anchor=\"%s\">%s</text>\n",
                        at.x(),
                        at.y(),
                        side.name().toLowerCase(Locale.ROOT),
                        Svg.text(text));
        };
    }

    private static String points(List<Point> points) {
        return points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
                .collect(Collectors.joining(" "));
    }
}
