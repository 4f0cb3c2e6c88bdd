// Features while the pen moves are those of the whole ink, to the bit, however they are read.
package rondo.ink.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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

class FeatureStreamTest {
    private static List<InkNormalization> causal() {
        List<InkNormalization> all = new ArrayList<>();
        for (var resampling : Resampling.values()) {
            double step = resampling == Resampling.TIME ? 25 : 0.05;
            all.add(InkNormalization.standard().unit(300).resampling(resampling, step));
            all.add(InkNormalization.standard().scaling(Scaling.FIRST_STROKE).resampling(resampling, step));
        }
        return all;
    }

    @Test
    void givesTheRowsOfTheWholeInk() {
        for (var normalization : causal()) {
            for (int seed = 0; seed < 20; seed++) {
                var random = new Random(seed);
                var ink = RandomInk.scribble(random, 3);
                var features = new Features(
                        normalization, true, true, true, true, 1 + random.nextInt(3), 1 + random.nextInt(3));
                assertThat(streamed(ink, features, random))
                        .as("%s, seed %d", features, seed)
                        .isEqualTo(numbers(features.of(ink)));
            }
        }
    }

    @Test
    void rowsOfAPartAreTheFirstRowsOfTheWhole() {
        for (var normalization : causal()) {
            var ink = RandomInk.scribble(new Random(7), 4);
            var features = Features.standard().normalization(normalization);
            var whole = numbers(features.of(ink));
            var stream = features.stream();
            for (var stroke : ink.strokes()) {
                for (int i = 0; i < stroke.size(); i++) {
                    stream.accept(stroke.x(i), stroke.y(i), stroke.time(i));
                }
                stream.endStroke();
                var read = numbers(stream.read());
                assertThat(read).isNotEmpty().isEqualTo(whole.subList(0, read.size()));
                whole = whole.subList(read.size(), whole.size());
            }
            assertThat(whole).as("rows after the last stroke").isEmpty();
        }
    }

    @Test
    void isOnePointBehindThePen() {
        var stream =
                Features.standard()
                        .normalization(InkNormalization.standard().unit(1).resampling(Resampling.ALL, 1))
                        .stream();
        stream.accept(0, 0);
        assertThat(stream.read().size()).isZero();
        stream.accept(1, 0);
        assertThat(stream.read().size()).isEqualTo(1);
        stream.accept(2, 0);
        stream.endStroke();
        stream.endStroke();
        assertThat(stream.read().size()).isEqualTo(2);
        assertThat(stream.read().size()).isZero();
    }

    @Test
    void timesThatGoBackStandStill() {
        var stream = new Features(
                        InkNormalization.standard().unit(1).resampling(Resampling.ALL, 1),
                        false,
                        false,
                        true,
                        false,
                        1,
                        1)
                .stream();
        stream.accept(0, 0, 100);
        stream.accept(1, 0, 50);
        stream.accept(2, 0, 1100);
        stream.finish();
        var rows = stream.read();
        assertThat(rows.time(1)).hasValue(100);
        assertThat(rows.value(1, 3)).isZero();
        assertThat(rows.value(2, 3)).isEqualTo((float) Math.log1p(1));
    }

    @Test
    void numbersThatNoStrokeHoldsAreThoseOfTheStroke() {
        for (var normalization : causal()) {
            for (int seed = 0; seed < 20; seed++) {
                var random = new Random(seed);
                var features = Features.standard().normalization(normalization).speed(true);
                var stream = features.stream();
                float[][] points = new float[3][30];
                double time = 1e5 * random.nextDouble();
                for (int i = 0; i < points[0].length; i++) {
                    points[0][i] = i == 1 ? -0.0f : 10 * i * random.nextInt(-3, 3);
                    points[1][i] = i == 1 ? -0.0f : i * random.nextInt(9);
                    time += 20 * random.nextDouble();
                    points[2][i] = (float) time;
                    stream.accept(points[0][i], points[1][i], time);
                }
                stream.finish();
                var ink = Ink.of(Stroke.of(points[0], points[1]).times(points[2]));
                assertThat(numbers(stream.read()))
                        .as("%s, seed %d", features, seed)
                        .isEqualTo(numbers(features.of(ink)));
            }
        }
    }

    @Test
    void refusesWhatItCannotFollow() {
        assertThatThrownBy(() -> Features.standard().stream())
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("scaling: height, which look");
        assertThatThrownBy(() -> InkNormalization.standard()
                        .scaling(Scaling.FIRST_STROKE)
                        .slope(true))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("scaling: first-stroke with slope or slant")
                .hasMessageEndingWith("expected height, core or unit with them");
        var slant = InkNormalization.standard().unit(1).slant(true);
        assertThatThrownBy(() -> Features.standard().normalization(slant).stream())
                .isInstanceOf(ConfigException.class);
        var stream =
                Features.standard().normalization(InkNormalization.standard().unit(1)).stream();
        assertThatThrownBy(() -> stream.accept(Float.NaN, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("stroke 0: point 0 has NaN for its x");
        assertThatThrownBy(() -> stream.accept(0, 0, Double.POSITIVE_INFINITY)).isInstanceOf(InputException.class);
    }

    private static List<Float> streamed(Ink ink, Features features, Random random) {
        List<Float> read = new ArrayList<>();
        var stream = features.stream();
        for (var stroke : ink.strokes()) {
            for (int i = 0; i < stroke.size(); i++) {
                stream.accept(stroke.x(i), stroke.y(i), stroke.time(i));
                if (random.nextInt(4) == 0) {
                    read.addAll(numbers(stream.read()));
                }
            }
            stream.endStroke();
        }
        stream.finish();
        read.addAll(numbers(stream.read()));
        return read;
    }

    private static List<Float> numbers(FeatureRows rows) {
        List<Float> numbers = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            numbers.add((float) rows.stroke(row));
            numbers.add((float) rows.point(row));
            numbers.add((float) rows.time(row).orElse(-1));
            for (int column = 0; column < rows.width(); column++) {
                numbers.add(rows.value(row, column));
            }
        }
        return numbers;
    }
}
