// Ink made at random, for laws that hold for any.
package rondo.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;
import rondo.ink.stroke.Stroke;

/// Ink made at random, for laws that hold for any.
public final class RandomInk {
    private static final List<String> LABELS =
            List.of("8", "the quick", "", "<&>\"'\\frac\\", "手写", "\\\"", "a\tb", "[{,}]", " ", "\u3000 a ");

    private RandomInk() {}

    /// Ink of strokes that wander, with numbers that are whole or not, large or small.
    public static Ink of(Random random, boolean timed, boolean pressed) {
        double size = random.nextBoolean() ? 100 : Math.pow(10, random.nextInt(25) - 12);
        boolean whole = random.nextBoolean();
        double time = random.nextInt(1000);
        List<Stroke> strokes = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int count = 1 + random.nextInt(30);
            float[][] points = new float[4][count];
            double x = size * random.nextGaussian();
            double y = size * random.nextGaussian();
            for (int i = 0; i < count; i++) {
                x += size / 10 * random.nextGaussian();
                y += size / 10 * random.nextGaussian();
                time += random.nextInt(20);
                points[0][i] = (float) (whole ? Math.rint(x) : x);
                points[1][i] = (float) (whole ? Math.rint(y) : y);
                points[2][i] = (float) (whole ? time : time + random.nextDouble());
                points[3][i] = random.nextFloat();
            }
            var stroke = Stroke.of(points[0], points[1]);
            stroke = timed ? stroke.times(points[2]) : stroke;
            strokes.add(pressed ? stroke.pressures(points[3]) : stroke);
        }
        return new Ink(strokes);
    }

    /// A smooth scribble of about this many heights, with whole numbers.
    public static Ink scribble(Random random, int width) {
        List<Stroke> strokes = new ArrayList<>();
        double time = 0;
        for (int from = 0; from < width; from++) {
            int count = 10 + random.nextInt(30);
            float[][] points = new float[3][count];
            double phase = 6 * random.nextDouble();
            double speed = 0.05 + 0.3 * random.nextDouble();
            for (int i = 0; i < count; i++) {
                points[0][i] = Math.round(1000 * from + 25 * i + 300 * Math.cos(phase + speed * i));
                points[1][i] = Math.round(500 * Math.sin(phase + speed * i));
                points[2][i] = (float) (time += 10);
            }
            time += 200;
            strokes.add(Stroke.of(points[0], points[1]).times(points[2]));
        }
        return new Ink(strokes);
    }

    /// Samples with and without labels, writers, times and pressures.
    public static List<InkSample> samples(Random random) {
        List<InkSample> samples = new ArrayList<>();
        for (int n = random.nextInt(5); n >= 0; n--) {
            var ink = of(random, random.nextBoolean(), random.nextBoolean());
            var label = Optional.of(LABELS.get(random.nextInt(LABELS.size()))).filter(_ -> random.nextInt(4) > 0);
            var writer = Optional.of("w " + random.nextInt(3)).filter(_ -> random.nextBoolean());
            samples.add(new InkSample(ink, label, writer, "made"));
        }
        return samples;
    }
}
