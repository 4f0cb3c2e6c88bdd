// Altered ink: as the random stream says, as strong as it is asked for, and still ink.
package rondo.ink.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.ink.RandomInk;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.Stroke;

class AugmentationTest {
    private static final StrokeVariation NONE = StrokeVariation.none();

    private static Augmentation ofStrokes(StrokeVariation strokes) {
        return new Augmentation(1, 0, 0, 0, 0, 0, 0, strokes);
    }

    @Test
    void isAFunctionOfInkAndStream() {
        var ink = RandomInk.scribble(new Random(1), 4);
        var augmentation = Augmentation.standard();
        assertThat(augmentation.apply(ink, Rng.of(3)))
                .isEqualTo(augmentation.apply(ink, Rng.of(3)))
                .isNotEqualTo(augmentation.apply(ink, Rng.of(4)))
                .isNotEqualTo(ink);
    }

    @Test
    void strengthZeroAltersNothing() {
        for (int seed = 0; seed < 50; seed++) {
            var ink = RandomInk.of(new Random(seed), true, true);
            assertThat(Augmentation.standard().strength(0).apply(ink, Rng.of(seed)))
                    .isEqualTo(ink);
        }
        var ink = RandomInk.scribble(new Random(1), 2);
        assertThat(ofStrokes(NONE).apply(ink, Rng.of(1)).strokes()).hasSameSizeAs(ink.strokes());
    }

    @Test
    void altersAnyInkToInk() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var ink = RandomInk.of(random, random.nextBoolean(), random.nextBoolean());
            var altered = new Augmentation(1, 180, 10, 10, 10, 10, 0.9, new StrokeVariation(10, 10, 1))
                    .apply(ink, Rng.of(seed));
            assertThat(altered.strokes()).as("seed %d", seed).hasSameSizeAs(ink.strokes());
            assertThat(altered.hasTimes()).isEqualTo(ink.hasTimes());
            assertThat(altered.hasPressures()).isEqualTo(ink.hasPressures());
        }
        float large = Stroke.LARGEST;
        var huge = Ink.of(Stroke.of(new float[] {-large, large}, new float[] {large, -large})
                .times(0, large));
        for (int seed = 0; seed < 20; seed++) {
            assertThat(new Augmentation(10, 3, 0.1, 0.1, 0.015, 0.2, 0, StrokeVariation.standard())
                            .apply(huge, Rng.of(seed))
                            .points())
                    .isEqualTo(2);
        }
        assertThat(Augmentation.standard().apply(Ink.of(), Rng.of(1))).isEqualTo(Ink.of());
    }

    @Test
    void turnsAroundTheMiddleAndKeepsDistances() {
        var ink = Ink.of(Stroke.of(new float[] {100, 104, 104}, new float[] {200, 200, 203}));
        var turned = new Augmentation(1, 20, 0, 0, 0, 0, 0, NONE)
                .apply(ink, Rng.of(5))
                .strokes()
                .getFirst();
        assertThat(Math.hypot(turned.x(2) - turned.x(0), turned.y(2) - turned.y(0)))
                .isCloseTo(5, within(1e-4));
        assertThat((turned.x(0) + turned.x(2)) / 2).isCloseTo(102, within(1e-4f));
        assertThat(turned.y(1)).isNotEqualTo(200);
    }

    @Test
    void dropsAboutAsManyPointsAsItShould() {
        var ink = RandomInk.scribble(new Random(2), 100);
        long left = new Augmentation(1, 0, 0, 0, 0, 0, 0.3, NONE)
                .apply(ink, Rng.of(1))
                .points();
        long inner = ink.points() - 2L * ink.strokes().size();
        assertThat((double) (ink.points() - left) / inner).isBetween(0.25, 0.35);
    }

    @Test
    void warpedTimesRiseAndKeepPauses() {
        var ink = RandomInk.scribble(new Random(3), 5);
        var warped = new Augmentation(1, 0, 0, 0, 0, 0.5, 0, NONE).apply(ink, Rng.of(1));
        float before = Float.NEGATIVE_INFINITY;
        for (int s = 0; s < ink.strokes().size(); s++) {
            var stroke = warped.strokes().get(s);
            for (int i = 0; i < stroke.size(); i++) {
                assertThat(stroke.time(i)).isGreaterThanOrEqualTo(before);
                assertThat(s > 0 && i == 0 ? Math.round(stroke.time(0) - before) : 210)
                        .isEqualTo(210);
                before = stroke.time(i);
            }
        }
        assertThat(warped).isNotEqualTo(ink);
    }

    @Test
    void drawsStrokesBackwards() {
        var ink = RandomInk.scribble(new Random(4), 6);
        var backwards =
                ofStrokes(new StrokeVariation(0, 0, 1)).apply(ink, Rng.of(1)).strokes();
        for (int s = 0; s < ink.strokes().size(); s++) {
            var stroke = ink.strokes().get(s);
            int last = stroke.size() - 1;
            for (int i = 0; i <= last; i++) {
                assertThat(backwards.get(s).x(i)).isCloseTo(stroke.x(last - i), within(1e-3f));
                assertThat(backwards.get(s).time(i)).isEqualTo(stroke.time(i));
            }
        }
    }

    @Test
    void bendsStrokesNoFartherThanItSays() {
        var ink = RandomInk.scribble(new Random(5), 6);
        double most = 2 * 0.1 * ink.bounds().height();
        var bent = ofStrokes(new StrokeVariation(0, 0.1, 0)).apply(ink, Rng.of(1));
        assertThat(bent).isNotEqualTo(ink);
        for (int s = 0; s < ink.strokes().size(); s++) {
            for (int i = 0; i < ink.strokes().get(s).size(); i++) {
                assertThat(bent.strokes().get(s).y(i))
                        .isCloseTo(ink.strokes().get(s).y(i), within((float) (most * 1.001)));
            }
        }
        assertThatThrownBy(() -> new StrokeVariation(1, 0, 1.5)).isInstanceOf(ConfigException.class);
    }

    @Test
    void refusesAmountsWithoutSense() {
        assertThatThrownBy(() -> Augmentation.standard().strength(-1))
                .isInstanceOf(ConfigException.class)
                .hasMessage("strength: -1.0; expected a number from 0 to 10.0");
        assertThatThrownBy(() -> new Augmentation(1, 0, 0, 0, 0, Double.NaN, 0, NONE))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> new Augmentation(1, 0, 0, 0, 0, 0, 0.95, NONE))
                .hasMessageContaining("0.95 of all points dropped");
    }
}
