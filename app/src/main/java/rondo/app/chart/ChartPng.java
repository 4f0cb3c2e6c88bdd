// Pictures of series as PNG.
package rondo.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import rondo.app.chart.Shape.Area;
import rondo.app.chart.Shape.Dot;
import rondo.app.chart.Shape.Line;
import rondo.app.chart.Shape.Point;
import rondo.app.chart.Shape.Text;

/// Pictures of series as PNG, with two pixels for one of the SVG; drawn by the JDK, without a screen.
final class ChartPng {
    private static final int SCALE = 2;

    private final Graphics2D graphics;

    private ChartPng(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /// Writes a picture of charts below one another.
    static void write(List<Chart> charts, OutputStream out) throws IOException {
        System.setProperty("java.awt.headless", "true");
        int width = ChartLayout.WIDTH * SCALE;
        int height = ChartLayout.HEIGHT * charts.size() * SCALE;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.scale(SCALE, SCALE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        var png = new ChartPng(graphics);
        ChartLayout.of(charts).forEach(png::draw);
        graphics.dispose();
        ImageIO.write(image, "png", out);
    }

    private void draw(Shape shape) {
        switch (shape) {
            case Line(var points, int colour, double width) -> {
                graphics.setColor(new Color(colour));
                graphics.setStroke(new BasicStroke((float) width));
                graphics.draw(path(points));
            }
            case Area(var points, int colour) -> {
                graphics.setColor(new Color(colour));
                graphics.fill(path(points));
            }
            case Dot(var centre, double radius, int colour) -> {
                graphics.setColor(new Color(colour));
                graphics.fill(new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius));
            }
            case Text(var at, String text, var side) -> {
                graphics.setColor(Color.BLACK);
                double width = graphics.getFontMetrics().stringWidth(text);
                double share = side == Shape.Side.START ? 0 : side == Shape.Side.MIDDLE ? 0.5 : 1;
                graphics.drawString(text, (float) (at.x() - share * width), (float) at.y());
            }
        }
    }

    private static Path2D path(List<Point> points) {
        var path = new Path2D.Double();
        path.moveTo(points.getFirst().x(), points.getFirst().y());
        points.forEach(point -> path.lineTo(point.x(), point.y()));
        return path;
    }
}
