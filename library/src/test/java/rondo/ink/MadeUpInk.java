// Ink of a hand that draws four letters.
package rondo.ink;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.Rng;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;
import rondo.ink.stroke.Stroke;

/// Ink of a hand that draws four letters, a stroke each: o, l, v and z, with some jitter.
final class MadeUpInk {
    private static final String LETTERS = "olvz";
    private static final int POINTS = 12;

    private MadeUpInk() {}

    /// Lines of one to four letters.
    static List<InkSample> lines(int count, long seed) {
        return samples(count, 4, seed);
    }

    /// Single letters.
    static List<InkSample> letters(int count, long seed) {
        return samples(count, 1, seed);
    }

    private static List<InkSample> samples(int count, int longest, long seed) {
        var samples = new ArrayList<InkSample>();
        for (int i = 0; i < count; i++) {
            var rng = Rng.of(seed).at(i);
            var text = new StringBuilder();
            int length = 1 + rng.below(0, longest);
            for (int c = 0; c < length; c++) {
                text.append(LETTERS.charAt(rng.at("letter").below(c, LETTERS.length())));
            }
            samples.add(InkSample.of(draw(text.toString(), rng.at("jitter")), text.toString()));
        }
        return samples;
    }

    /// A line of letters.
    static Ink draw(String text, Rng rng) {
        var strokes = new ArrayList<Stroke>();
        for (int c = 0; c < text.length(); c++) {
            strokes.add(stroke(text.charAt(c), c * 14, rng.at(c)));
        }
        return new Ink(strokes);
    }

    private static Stroke stroke(char letter, double left, Rng rng) {
        float[] x = new float[POINTS];
        float[] y = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double t = (double) i / (POINTS - 1);
            double[] point = switch (letter) {
                case 'o' -> new double[] {5 - 5 * Math.sin(2 * Math.PI * t), 5 - 5 * Math.cos(2 * Math.PI * t)};
                case 'l' -> new double[] {5, 10 * t};
                case 'v' -> new double[] {10 * t, 10 - Math.abs(20 * t - 10)};
                default ->
                    new double[] {
                        t < 0.3 || t > 0.7 ? 10 * (t < 0.3 ? t / 0.3 : (t - 0.7) / 0.3) : 10 - 10 * (t - 0.3) / 0.4,
                        t < 0.3 ? 0 : t > 0.7 ? 10 : 10 * (t - 0.3) / 0.4
                    };
            };
            x[i] = (float) (left + point[0] + rng.at("x").gaussian(i) / 4);
            y[i] = (float) (point[1] + rng.at("y").gaussian(i) / 4);
        }
        return Stroke.of(x, y);
    }
}
