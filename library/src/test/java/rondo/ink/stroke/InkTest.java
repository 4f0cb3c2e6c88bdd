// Strokes and ink: values that cannot be changed, and what is refused.
package rondo.ink.stroke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rondo.basis.ShapeException;
import rondo.ink.RandomInk;

class InkTest {
    private static final Stroke STROKE = Stroke.of(new float[] {1, 4}, new float[] {0, -2});

    @Test
    void twiceUpsideDownIsTheSame() {
        for (int seed = 0; seed < 50; seed++) {
            var ink = RandomInk.of(new Random(seed), true, true);
            assertThat(ink.flipped().flipped()).as("seed %d", seed).isEqualTo(ink);
            assertThat(ink.flipped().bounds().top()).isEqualTo(0 - ink.bounds().bottom());
        }
    }

    @Test
    void knowsItsBoundsAndPoints() {
        var ink = Ink.of(STROKE, Stroke.of(new float[] {9}, new float[] {3}));
        assertThat(ink.bounds()).isEqualTo(new Bounds(1, -2, 9, 3));
        assertThat(ink.points()).isEqualTo(3);
        assertThat(Ink.of().bounds()).isEqualTo(new Bounds(0, 0, 0, 0));
    }

    @Test
    void doesNotChangeWithTheArraysThatMadeIt() {
        float[] x = {1, 2};
        var stroke = Stroke.of(x, x).times(x);
        x[0] = 7;
        assertThat(stroke.x(0)).isEqualTo(1);
        assertThat(stroke.time(0)).isEqualTo(1);
        assertThat(stroke)
                .isEqualTo(Stroke.of(new float[] {1, 2}, new float[] {1, 2}).times(1, 2));
        assertThat(Stroke.of(new float[] {-0f}, new float[] {0})).isEqualTo(Stroke.of(new float[1], new float[1]));
    }

    @Test
    void refusesWhatIsNoStroke() {
        assertThatThrownBy(() -> Stroke.of(new float[0], new float[0]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("no points");
        assertThatThrownBy(() -> Stroke.of(new float[3], new float[2]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("2 y; expected 3");
        assertThatThrownBy(() -> STROKE.times(1)).hasMessageContaining("1 times; expected 2");
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -2e30f}) {
            assertThatThrownBy(() -> Stroke.of(new float[] {0, bad}, new float[2]))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("point 1 has " + bad);
        }
    }

    @Test
    void refusesTimesOfSomeStrokesAlone() {
        assertThatThrownBy(() -> Ink.of(STROKE, STROKE.times(1, 2)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("1 of 2 strokes have times");
        assertThatThrownBy(() -> new Ink(List.of(STROKE.pressures(1, 2), STROKE)))
                .hasMessageContaining("pressures");
        assertThat(Ink.of(STROKE.times(1, 2)).hasTimes()).isTrue();
        assertThat(Ink.of().hasTimes()).isFalse();
    }
}
