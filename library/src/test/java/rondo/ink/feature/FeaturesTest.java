// Features of ink: what each number is, and what they do not depend on.
package rondo.ink.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.ink.RandomInk;
import rondo.ink.feature.InkNormalization.Resampling;
import rondo.ink.feature.InkNormalization.Scaling;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.Stroke;

class FeaturesTest {
    private static final InkNormalization PLAIN =
            InkNormalization.standard().unit(1).resampling(Resampling.ALL, 1);

    /// Right by 3, down by 4, then a dot.
    private static final Ink CORNER = Ink.of(
            Stroke.of(new float[] {10, 13, 13}, new float[] {5, 5, 9}).times(0, 1000, 3000),
            Stroke.of(new float[] {14}, new float[] {9}).times(4000));

    private static float[] row(FeatureRows rows, int row) {
        return Arrays.copyOfRange(rows.values(), row * rows.width(), (row + 1) * rows.width());
    }

    static List<InkNormalization> normalizations() {
        List<InkNormalization> all = new ArrayList<>();
        for (var scaling : List.of(Scaling.HEIGHT, Scaling.CORE, Scaling.FIRST_STROKE)) {
            for (boolean straight : new boolean[] {false, true}) {
                for (var resampling : Resampling.values()) {
                    var made = InkNormalization.standard()
                            .scaling(scaling)
                            .resampling(resampling, resampling == Resampling.TIME ? 25 : 0.05);
                    all.add(
                            straight && scaling != Scaling.FIRST_STROKE
                                    ? made.slope(true).slant(true)
                                    : made);
                }
            }
        }
        return all;
    }

    @Test
    void areWhatTheySay() {
        var rows = new Features(PLAIN, true, true, true, false, 1, 1).of(CORNER);
        assertThat(rows.width()).isEqualTo(8);
        assertThat(row(rows, 0)).containsExactly(0, 0, 1, 1, 0, 1, 0, 0);
        assertThat(row(rows, 1)).containsExactly(3, 0, 0, 1, 0, 0, 1, (float) Math.log1p(3));
        assertThat(row(rows, 2)).containsExactly(0, 4, 0, 0, 1, 1, 0, (float) Math.log1p(2));
        assertThat(row(rows, 3)).containsExactly(1, 0, 1, 0, 0, 1, 0, 0);
        assertThat(rows.size()).isEqualTo(4);
        assertThat(rows.stroke(3)).isEqualTo(1);
        assertThat(rows.point(2)).isEqualTo(2);
        assertThat(rows.time(3)).hasValue(4000);
    }

    @Test
    void positionsAreFromTheBeginnings() {
        var rows = new Features(PLAIN, false, false, false, true, 1, 1).of(CORNER);
        assertThat(rows.width()).isEqualTo(6);
        assertThat(row(rows, 2)).containsExactly(0, 4, 0, 3, 4, 4);
        assertThat(row(rows, 3)).containsExactly(1, 0, 1, 0, 0, 4);
    }

    @Test
    void pointsAreAtEqualDistances() {
        var rows = Features.standard()
                .normalization(PLAIN.resampling(Resampling.DISTANCE, 2))
                .of(CORNER);
        // at 0, 2, 4 and 6 of 7, the last left out of none: 7 is half a step behind 6
        assertThat(rows.size()).isEqualTo(5);
        assertThat(row(rows, 2)).startsWith(1, 1, 0);
        assertThat(rows.point(1)).isZero();
        assertThat(rows.point(2)).isEqualTo(1);
        assertThat(rows.time(2).orElseThrow()).isCloseTo(1500, within(1e-9));
        for (int seed = 0; seed < 20; seed++) {
            var made = Features.standard().of(RandomInk.scribble(new Random(seed), 3));
            for (int i = 0; i < made.size(); i++) {
                double distance = Math.hypot(made.value(i, 0), made.value(i, 1));
                assertThat(made.value(i, 2) == 1 || distance < 0.1001).isTrue();
            }
        }
    }

    @Test
    void pointsAreAtEqualTimes() {
        var rows = Features.standard()
                .normalization(PLAIN.resampling(Resampling.TIME, 500))
                .of(CORNER);
        assertThat(rows.size()).isEqualTo(8);
        for (int i = 0; i < 7; i++) {
            assertThat(rows.time(i)).hasValue(500.0 * i);
        }
        assertThatThrownBy(() -> Features.standard()
                        .normalization(PLAIN.resampling(Resampling.TIME, 500))
                        .of(Ink.of(Stroke.of(new float[1], new float[1]))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no times");
    }

    @Test
    void doNotDependOnPlaceAndSize() {
        for (var normalization : normalizations()) {
            var features = Features.standard().normalization(normalization).speed(true);
            for (int seed = 0; seed < 10; seed++) {
                var ink = RandomInk.scribble(new Random(seed), 1 + seed % 4);
                var expected = features.of(ink);
                var moved = features.of(changed(ink, 4, 65536, -4096));
                assertThat(moved.size()).as("%s, seed %d", normalization, seed).isEqualTo(expected.size());
                for (int i = 0; i < expected.values().length; i++) {
                    assertThat(moved.values()[i])
                            .as("%s, seed %d, number %d", normalization, seed, i)
                            .isCloseTo(expected.values()[i], within(1e-4f));
                }
            }
        }
    }

    @Test
    void setLinesLevelAndLettersUpright() {
        var straight = InkNormalization.standard().slope(true).slant(true).resampling(Resampling.ALL, 1);
        for (double lean : new double[] {-0.6, -0.2, 0, 0.3, 0.7}) {
            for (double slope : new double[] {-0.2, 0, 0.15}) {
                var rows = Features.standard().normalization(straight).of(fence(lean, slope));
                double along = 0;
                double down = 0;
                double right = 0;
                for (int i = 0; i < rows.size(); i++) {
                    boolean post = i % 2 == 1;
                    right += post ? rows.value(i, 0) : 0;
                    along += rows.value(i, 0);
                    down += rows.value(i, 1);
                }
                assertThat(2 * right / rows.size()).as("lean %s", lean).isCloseTo(0, within(0.04));
                assertThat(down / along).as("slope %s", slope).isCloseTo(0, within(0.06));
            }
        }
    }

    @Test
    void coreHeightIsThatOfSmallLetters() {
        // seven arcs of height 10 and one of height 30
        float[] x = new float[17];
        float[] y = new float[17];
        for (int i = 0; i < x.length; i++) {
            x[i] = 5 * i;
            y[i] = i % 2 == 0 ? 30 : i == 7 ? 0 : 20;
        }
        var ink = Ink.of(Stroke.of(x, y));
        assertThat(new Size(ink, Frame.ofUnit(1)).unit(true)).isEqualTo(10);
        assertThat(new Size(ink, Frame.ofUnit(1)).unit(false)).isEqualTo(30);
    }

    @Test
    void withCoreHeightPointsAreAsHighAsTheyAreAboveTheLine() {
        float[] x = new float[17];
        float[] y = new float[17];
        for (int i = 0; i < x.length; i++) {
            x[i] = 5 * i;
            y[i] = i == 0 ? 24 : i % 2 == 0 ? 30 : i == 7 ? 0 : 20;
        }
        var core = InkNormalization.standard().scaling(Scaling.CORE).resampling(Resampling.ALL, 1);
        var rows = Features.standard().normalization(core).of(Ink.of(Stroke.of(x, y)));
        for (int i = 0; i < x.length; i++) {
            assertThat(rows.value(i, rows.width() - 1)).as("point %d", i).isCloseTo((y[i] - 30) / 10, within(1e-5f));
        }
        assertThat(Features.standard().normalization(core).of(Ink.of()).size()).isZero();
    }

    @Test
    void flatInkAndDotsHaveASize() {
        var dash = Ink.of(Stroke.of(new float[] {0, 100}, new float[] {7, 7}));
        var dot = Ink.of(Stroke.of(new float[] {3}, new float[] {7}));
        for (var normalization : normalizations()) {
            var features = Features.standard().normalization(normalization);
            if (normalization.resampling() != Resampling.TIME) {
                assertThat(features.of(dash).size()).isBetween(2, 500);
                assertThat(features.of(dot).size()).isEqualTo(1);
            }
            assertThat(features.of(Ink.of()).size()).isZero();
        }
    }

    @Test
    void severalPointsMakeARow() {
        for (int stack = 1; stack <= 5; stack++) {
            for (int stride = 1; stride <= 6; stride++) {
                for (int n = 0; n < 12; n++) {
                    float[] x = new float[Math.max(1, n)];
                    for (int i = 0; i < x.length; i++) {
                        x[i] = i * i;
                    }
                    var ink = n == 0 ? Ink.of() : Ink.of(Stroke.of(x, new float[n]));
                    var plain = Features.standard().normalization(PLAIN);
                    check(plain.of(ink), plain.stacking(stack, stride).of(ink), stack, stride);
                }
            }
        }
    }

    /// Row r has the points from r stride on, and the last row the last point, unless the stride leaves it out.
    private static void check(FeatureRows single, FeatureRows rows, int stack, int stride) {
        String what = "stack " + stack + ", stride " + stride + ", " + single.size() + " points";
        int needed = 0;
        while (needed * stride < single.size() && (needed == 0 || (needed - 1) * stride + stack < single.size())) {
            needed++;
        }
        assertThat(rows.size()).as(what).isEqualTo(needed);
        for (int r = 0; r < rows.size(); r++) {
            assertThat(rows.point(r)).as(what).isEqualTo(single.point(r * stride));
            for (int k = 0; k < stack; k++) {
                for (int c = 0; c < single.width(); c++) {
                    int point = r * stride + k;
                    assertThat(rows.value(r, k * single.width() + c))
                            .as(what)
                            .isEqualTo(point < single.size() ? single.value(point, c) : 0);
                }
            }
        }
    }

    @Test
    void refuseSettingsWithoutSense() {
        assertThatThrownBy(() -> InkNormalization.standard().unit(0))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("unit: 0.0; expected a number above 0");
        assertThatThrownBy(() -> InkNormalization.standard()
                        .scaling(Scaling.FIRST_STROKE)
                        .slant(true))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Features.standard().stacking(0, 1)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Features.standard().stacking(1, 65)).hasMessage("stride: 65; expected 1 to 64 points");
    }

    @Test
    void refuseMoreRowsThanFit() {
        var tiny = Features.standard().normalization(InkNormalization.standard().unit(1e-20));
        assertThatThrownBy(() -> tiny.of(CORNER))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than 1048576 rows");
    }

    /// Posts that lean, along a line that falls.
    private static Ink fence(double lean, double slope) {
        List<Stroke> strokes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double x = 15 * i;
            double y = slope * x;
            strokes.add(Stroke.of(
                    new float[] {(float) x, (float) (x + 10 * lean)}, new float[] {(float) y, (float) (y + 10)}));
        }
        return new Ink(strokes);
    }

    private static Ink changed(Ink ink, float scale, float right, float down) {
        List<Stroke> strokes = new ArrayList<>();
        for (var stroke : ink.strokes()) {
            float[][] points = new float[3][stroke.size()];
            for (int i = 0; i < stroke.size(); i++) {
                points[0][i] = stroke.x(i) * scale + right;
                points[1][i] = stroke.y(i) * scale + down;
                points[2][i] = stroke.time(i);
            }
            strokes.add(Stroke.of(points[0], points[1]).times(points[2]));
        }
        return new Ink(strokes);
    }
}
