// A writer: how somebody draws digits and signs.
package rondo.app.hand;

import java.util.ArrayList;
import java.util.List;
import rondo.app.hand.Glyphs.Way;
import rondo.basis.Rng;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.Stroke;

/// A writer: which shapes somebody draws, how slanted, wide, close and steady; all decided by a random stream.
final class Hand {
    private static final double HEIGHT = 100; // of a digit, in units of the ink
    private static final int POINTS = 7; // between two points of a template

    private final Rng rng;
    private final double slant;
    private final double width;
    private final double gap;
    private final double climb;
    private final double unsteady;

    Hand(Rng rng) {
        this.rng = rng;
        this.slant = 0.15 * rng.gaussian(0);
        this.width = 0.6 * Math.exp(0.2 * rng.gaussian(1));
        this.gap = 0.15 + 0.3 * rng.uniform(2);
        this.climb = 0.04 * rng.gaussian(3);
        this.unsteady = 0.01 + 0.03 * rng.uniform(4);
    }

    /// Writes a text.
    ///
    /// @param chance decides what differs from one time to the next
    Ink write(String text, Rng chance) {
        var strokes = new ArrayList<Stroke>();
        double left = 0;
        for (int i = 0; i < text.length(); i++) {
            var random = chance.at(i);
            double size = Math.exp(0.08 * random.gaussian(0));
            for (var way : shape(text.charAt(i), random)) {
                strokes.add(draw(way, left, size, random.at("stroke").at(strokes.size())));
            }
            left += size * width + gap * (0.7 + 0.6 * random.uniform(1));
        }
        return new Ink(strokes);
    }

    /// The shape that this hand draws, now and then another.
    private List<Way> shape(char character, Rng random) {
        var shapes = Glyphs.shapes(character);
        int mine = rng.at("shape").below(character, shapes.size());
        return shapes.get(random.uniform(2) < 0.1 ? random.below(3, shapes.size()) : mine);
    }

    private Stroke draw(Way way, double left, double size, Rng random) {
        var points = way.points();
        int count = (points.size() - 1) * POINTS + 1;
        float[] x = new float[count];
        float[] y = new float[count];
        var bent =
                points.stream().map(p -> bent(p, random.at(points.indexOf(p)))).toList();
        for (int i = 0; i < count; i++) {
            int from = Math.min(i / POINTS, points.size() - 2);
            double t = (double) (i - from * POINTS) / POINTS;
            double across = between(bent, from, t, 0);
            double down = between(bent, from, t, 1);
            double right = left + size * (width * across + slant * (0.5 - down));
            x[i] = (float) (HEIGHT * right);
            y[i] = (float) (HEIGHT * (size * down + climb * right));
        }
        return Stroke.of(x, y);
    }

    /// A point of a template, not quite where it should be.
    private double[] bent(double[] point, Rng random) {
        return new double[] {point[0] + unsteady * random.gaussian(0), point[1] + unsteady * random.gaussian(1)};
    }

    /// A curve through points (Catmull and Rom 1974), at t from 0 to 1 between two of them.
    private static double between(List<double[]> points, int from, double t, int axis) {
        double a = points.get(Math.max(0, from - 1))[axis];
        double b = points.get(from)[axis];
        double c = points.get(from + 1)[axis];
        double d = points.get(Math.min(points.size() - 1, from + 2))[axis];
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
