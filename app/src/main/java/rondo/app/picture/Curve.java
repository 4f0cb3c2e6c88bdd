// A curve drawn with characters, for a terminal.
package rondo.app.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A curve drawn with characters, for a terminal: a series as points that are means over the width of a column,
/// and a second one as single marks above it.
public final class Curve {
    /// A point.
    ///
    /// @param x an update, for instance
    /// @param y a loss, for instance; points where it is not finite are left out
    public record Point(double x, double y) {}

    private static final int COLUMNS = 72;
    private static final int ROWS = 14;

    private final double right;
    private final double low;
    private final double high;
    private final char[][] cells = new char[ROWS][COLUMNS];

    private Curve(List<Point> all) {
        right = all.stream().mapToDouble(Point::x).max().orElse(0);
        low = all.stream().mapToDouble(Point::y).min().orElse(0);
        high = all.stream().mapToDouble(Point::y).max().orElse(0);
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
    }

    /// Draws two series over the same axes, x from 0.
    ///
    /// @param series drawn with `·`
    /// @param marks drawn with `o`
    /// @return lines that all end in `\n`; none if there is no point
    public static String draw(List<Point> series, List<Point> marks) {
        var points = series.stream().filter(Curve::finite).toList();
        var above = marks.stream().filter(Curve::finite).toList();
        if (points.isEmpty() && above.isEmpty()) {
            return "";
        }
        double right = Stream.concat(points.stream(), above.stream())
                .mapToDouble(Point::x)
                .max()
                .orElse(0);
        var means = means(points, right);
        var curve = new Curve(Stream.concat(means.stream(), above.stream()).toList());
        means.forEach(point -> curve.set(point, '·'));
        above.forEach(point -> curve.set(point, 'o'));
        return curve.toString();
    }

    private static boolean finite(Point point) {
        return Double.isFinite(point.x()) && Double.isFinite(point.y());
    }

    private static List<Point> means(List<Point> points, double right) {
        double[] sums = new double[COLUMNS];
        int[] counts = new int[COLUMNS];
        double[] xs = new double[COLUMNS];
        for (var point : points) {
            int column = column(point.x(), right);
            sums[column] += point.y();
            xs[column] = point.x();
            counts[column]++;
        }
        return IntStream.range(0, COLUMNS)
                .filter(column -> counts[column] > 0)
                .mapToObj(column -> new Point(xs[column], sums[column] / counts[column]))
                .toList();
    }

    private static int column(double x, double right) {
        return right <= 0 ? 0 : Math.clamp((int) (x / right * COLUMNS), 0, COLUMNS - 1);
    }

    private void set(Point point, char sign) {
        double share = high > low ? (point.y() - low) / (high - low) : 0;
        cells[ROWS - 1 - (int) Math.round(share * (ROWS - 1))][column(point.x(), right)] = sign;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            double value = high - (high - low) * row / (ROWS - 1);
            String label = row % 4 == 0 || row == ROWS - 1
                    ? String.format(Locale.ROOT, "%9.3f ┤", value)
                    : " ".repeat(10) + "│";
            text.append((label + new String(cells[row])).stripTrailing()).append('\n');
        }
        String end = String.format(Locale.ROOT, "%,.0f", right);
        text.append(" ".repeat(10)).append("└").append("─".repeat(COLUMNS)).append('\n');
        text.append(" ".repeat(11))
                .append('0')
                .append(" ".repeat(COLUMNS - 1 - end.length()))
                .append(end)
                .append('\n');
        return text.toString();
    }
}
