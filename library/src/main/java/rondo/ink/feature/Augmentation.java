// Alters ink at random, so that a network sees each sample in many shapes.
package rondo.ink.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.Stroke;

/// Alters ink at random, so that a network sees each sample in many shapes. What comes out is a function of the
/// ink and the random stream alone. Every amount is the standard deviation of a normal distribution, cut off at
/// two of them, unless said otherwise; all are multiplied by the strength.
///
/// @param strength of everything; 0 alters nothing
/// @param rotation of the whole ink, in degrees
/// @param shear how far to the side for each height, as slanting writers do
/// @param scale of width and of height, each by itself, as the logarithm of the factor
/// @param jitter how far each stroke is moved, in heights of the ink
/// @param warp how much faster or slower the pen goes, as the logarithm of the factor; without effect on ink that
///     has no times
/// @param dropped the share of points left out; never the first and the last of a stroke
/// @param strokes what is done to each stroke by itself
public record Augmentation(
        double strength,
        double rotation,
        double shear,
        double scale,
        double jitter,
        double warp,
        double dropped,
        StrokeVariation strokes) {
    private static final double CUT = 2;
    private static final double MOST = 10;
    private static final double MOST_DROPPED = 0.9;

    /// @throws ConfigException if a number is not from 0 to 10, or the rotation not to 180, or more than 0.9 of the
    /// points are left out
    public Augmentation {
        requireUpTo("rotation", rotation, 180);
        requireUpTo("strength", strength, MOST);
        requireUpTo("shear", shear, MOST);
        requireUpTo("scale", scale, MOST);
        requireUpTo("jitter", jitter, MOST);
        requireUpTo("warp", warp, MOST);
        requireUpTo("dropped", dropped, MOST);
        if (strength * dropped > MOST_DROPPED) {
            throw new ConfigException(
                    "augmentation: " + strength * dropped + " of all points dropped; expected at most " + MOST_DROPPED);
        }
    }

    /// Strength 1: 3 degrees, a shear of 0.1, scales of 0.1, a jitter of 0.015, a warp of 0.2, 0.05 dropped; strokes by
    /// themselves as [StrokeVariation#standard] says.
    public static Augmentation standard() {
        return new Augmentation(1, 3, 0.1, 0.1, 0.015, 0.2, 0.05, StrokeVariation.standard());
    }

    /// The same, stronger or weaker.
    public Augmentation strength(double other) {
        return new Augmentation(other, rotation, shear, scale, jitter, warp, dropped, strokes);
    }

    /// The ink, altered.
    ///
    /// @param rng the random stream, another for each sample and epoch
    public Ink apply(Ink ink, Rng rng) {
        if (strength == 0 || ink.strokes().isEmpty()) {
            return ink;
        }
        var moving = new Movement(ink.bounds(), frame(strength, rng.at("frame")));
        double height = ink.bounds().height();
        double reach = strength * jitter * height;
        double backwards = Math.min(1, strength * strokes.reversed());
        var clock = new WarpedClock(strength * warp, CUT, rng.at("warp"));
        List<Stroke> changed = new ArrayList<>();
        for (var stroke : ink.strokes()) {
            var random = rng.at("stroke").at(changed.size());
            var own = random.at("own");
            var frame = frame(strength * strokes.share(), own.at("frame"));
            var bent = StrokeVariation.apply(stroke, frame, strength * strokes.bend() * height, backwards, own);
            int[] kept = kept(stroke.size(), random.at("dropped"));
            double right = reach * random.gaussian(0, CUT);
            double down = reach * random.gaussian(1, CUT);
            var altered = Stroke.of(
                    column(kept, i -> moving.x(bent, i) + right), column(kept, i -> moving.y(bent, i) + down));
            if (stroke.hasTimes()) {
                double[] times = clock.times(stroke);
                altered = altered.times(column(kept, i -> times[i]));
            }
            changed.add(stroke.hasPressures() ? altered.pressures(column(kept, stroke::pressure)) : altered);
        }
        return new Ink(changed);
    }

    /// Turns, slants and stretches.
    private Frame frame(double strength, Rng rng) {
        double angle = Math.toRadians(strength * rotation * rng.gaussian(0, CUT));
        double lean = strength * shear * rng.gaussian(1, CUT);
        double wide = Math.exp(strength * scale * rng.gaussian(2, CUT));
        double high = Math.exp(strength * scale * rng.gaussian(3, CUT));
        return new Frame(wide, 0, 0, high).then(Frame.leaning(lean)).then(Frame.turned(angle));
    }

    private int[] kept(int size, Rng rng) {
        double share = strength * dropped;
        return IntStream.range(0, size)
                .filter(i -> i == 0 || i == size - 1 || rng.uniform(i) >= share)
                .toArray();
    }

    private static void requireUpTo(String name, double number, double most) {
        if (!(number >= 0 && number <= most)) {
            throw new ConfigException(name + ": " + number + "; expected a number from 0 to " + most);
        }
    }

    private static float[] column(int[] kept, IntToDoubleFunction value) {
        float[] column = new float[kept.length];
        for (int j = 0; j < kept.length; j++) {
            column[j] = (float) Math.clamp(value.applyAsDouble(kept[j]), -Stroke.LARGEST, Stroke.LARGEST);
        }
        return column;
    }
}
