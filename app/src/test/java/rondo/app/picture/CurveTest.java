// Curves in a terminal: shape, axes, no points.
package rondo.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.app.picture.Curve.Point;

class CurveTest {
    @Test
    void aFallingSeriesFallsFromLeftToRight() {
        var series = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> new Point(i, 1000 - i))
                .toList();
        var lines = Curve.draw(series, List.of(new Point(1000, 500))).lines().toList();
        assertThat(lines).hasSize(16);
        int last = -1;
        for (String line : lines.subList(0, 14)) {
            assertThat(line.indexOf('·')).as(line).isGreaterThan(last);
            last = line.indexOf('·');
        }
        assertThat(lines.stream().filter(line -> line.endsWith("o"))).hasSize(1);
        assertThat(lines.getLast()).startsWith("           0 ").endsWith(" 1,000");
    }

    @Test
    void pointsThatAreNoNumbersAreLeftOut() {
        assertThat(Curve.draw(List.of(), List.of())).isEmpty();
        assertThat(Curve.draw(List.of(new Point(1, Double.NaN)), List.of(new Point(1, 1.0 / 0))))
                .isEmpty();
        assertThat(Curve.draw(List.of(new Point(0, 2)), List.of())).contains("2.000 ┤");
    }
}
