// Where the parts of a picture of series stand.
package rondo.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.app.chart.Shape.Area;
import rondo.app.chart.Shape.Dot;
import rondo.app.chart.Shape.Line;
import rondo.app.chart.Shape.Point;
import rondo.app.chart.Shape.Side;
import rondo.app.chart.Shape.Text;

/// Where the parts of a picture of series stand: charts below one another, each with its axes.
final class ChartLayout {
    /// The width of a picture.
    static final int WIDTH = 900;

    /// The height of a chart.
    static final int HEIGHT = 320;

    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int ABOVE = 34;
    private static final int BELOW = 30;
    private static final int TICKS = 5;
    private static final int GRID = 0xDDDDDD;
    private static final int VALUES = 0x333333;
    private static final int FORECAST = 0x1F77B4;
    private static final int INTERVAL = 0xC6DBEF;
    private static final int ODD = 0xD62728;

    private final Chart chart;
    private final double top;
    private final double low;
    private final double high;

    private ChartLayout(Chart chart, int row) {
        this.chart = chart;
        this.top = (double) row * HEIGHT;
        double room = Math.max(1e-12, 0.05 * (chart.top() - chart.bottom()));
        this.low = chart.bottom() - room;
        this.high = chart.top() + room;
    }

    /// The shapes of charts below one another, those in front last.
    static List<Shape> of(List<Chart> charts) {
        return IntStream.range(0, charts.size())
                .mapToObj(row -> new ChartLayout(charts.get(row), row))
                .flatMap(layout -> layout.shapes().stream())
                .toList();
    }

    private List<Shape> shapes() {
        var shapes = new ArrayList<Shape>();
        axes(shapes);
        for (int[] part : Chart.stretches(chart.low(), chart.high())) {
            var upper = points(chart.high(), part);
            var lower = points(chart.low(), part);
            shapes.add(new Area(
                    Stream.concat(upper.stream(), lower.reversed().stream()).toList(), INTERVAL));
        }
        lines(shapes, chart.values(), VALUES);
        lines(shapes, chart.middle(), FORECAST);
        chart.marked().forEach(i -> shapes.add(new Dot(point(chart.values(), i), 4, ODD)));
        return shapes;
    }

    private void lines(List<Shape> shapes, double[] numbers, int colour) {
        for (int[] part : Chart.stretches(numbers)) {
            shapes.add(
                    part[0] == part[1]
                            ? new Dot(point(numbers, part[0]), 1.5, colour)
                            : new Line(points(numbers, part), colour, 1.5));
        }
    }

    private void axes(List<Shape> shapes) {
        shapes.add(new Text(new Point(LEFT, top + 20), chart.title(), Side.START));
        for (int t = 0; t < TICKS; t++) {
            double value = low + (high - low) * t / (TICKS - 1);
            double y = y(value);
            shapes.add(new Line(List.of(new Point(LEFT, y), new Point(WIDTH - RIGHT, y)), GRID, 1));
            shapes.add(new Text(new Point(LEFT - 6, y + 4), String.format(Locale.ROOT, "%.4g", value), Side.END));
        }
        int last = chart.length() - 1;
        for (int t = 0; t < TICKS && last > 0; t++) {
            int i = last * t / (TICKS - 1);
            var side = t == 0 ? Side.START : t == TICKS - 1 ? Side.END : Side.MIDDLE;
            shapes.add(
                    new Text(new Point(x(i), top + HEIGHT - 10), chart.dates().get(i), side));
        }
    }

    private List<Point> points(double[] numbers, int[] part) {
        return IntStream.rangeClosed(part[0], part[1])
                .mapToObj(i -> point(numbers, i))
                .toList();
    }

    private Point point(double[] numbers, int index) {
        return new Point(x(index), y(numbers[index]));
    }

    private double x(int index) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * index / Math.max(1, chart.length() - 1);
    }

    private double y(double value) {
        return top + HEIGHT - BELOW - (HEIGHT - ABOVE - BELOW) * (value - low) / (high - low);
    }
}
