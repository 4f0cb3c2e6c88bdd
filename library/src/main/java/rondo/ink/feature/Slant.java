// How written letters lean.
package rondo.ink.feature;

import rondo.ink.stroke.Ink;
import rondo.ink.stroke.Stroke;

/// How written letters lean: the angle that most of what is steep has, by a histogram of the pieces of strokes,
/// each weighted by its length.
final class Slant {
    private static final int BINS = 90; // of one degree each, from -45 to 45
    private static final double BLUR = 4; // degrees, standard deviation
    private static final int REACH = (int) (3 * BLUR);

    private final double[] weights = new double[BINS];

    /// @param frame that sets the line level
    Slant(Ink ink, Frame frame) {
        for (var stroke : ink.strokes()) {
            for (int i = 1; i < stroke.size(); i++) {
                addPiece(stroke, i, frame);
            }
        }
    }

    /// How far to the right the letters go for each length down; 0 if nothing is steep.
    double lean() {
        int best = -1;
        double most = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double blurred = blurred(bin);
            if (blurred > most) {
                most = blurred;
                best = bin;
            }
        }
        return best < 0 ? 0 : Math.tan(Math.toRadians(best + 0.5 - BINS / 2.0));
    }

    private void addPiece(Stroke stroke, int i, Frame frame) {
        double dx = frame.x(stroke, i) - frame.x(stroke, i - 1);
        double dy = frame.y(stroke, i) - frame.y(stroke, i - 1);
        if (Math.abs(dy) > Math.abs(dx)) {
            double degrees = Math.toDegrees(Math.atan(dx / dy));
            weights[Math.clamp((int) Math.floor(degrees + BINS / 2.0), 0, BINS - 1)] += Math.hypot(dx, dy);
        }
    }

    private double blurred(int bin) {
        double sum = 0;
        for (int other = Math.max(0, bin - REACH); other <= Math.min(BINS - 1, bin + REACH); other++) {
            double distance = (other - bin) / BLUR;
            sum += weights[other] * Math.exp(-distance * distance / 2);
        }
        return sum;
    }
}
