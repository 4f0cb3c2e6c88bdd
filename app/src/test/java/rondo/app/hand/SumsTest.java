// The sums that hands write: the same by seed, right, and different from hand to hand.
package rondo.app.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.basis.Rng;

class SumsTest {
    @Test
    void theSameSeedWritesTheSame() {
        assertThat(Sums.written(20, 0, 5, 1)).isEqualTo(Sums.written(20, 0, 5, 1));
        assertThat(Sums.written(20, 0, 5, 2)).isNotEqualTo(Sums.written(20, 0, 5, 1));
    }

    @Test
    void sumsAreRight() {
        for (var sample : Sums.written(200, 3, 7, 1)) {
            var sides = sample.label().orElseThrow().split("=", -1);
            var terms = sides[0].split("[+-]", -1);
            int first = Integer.parseInt(terms[0]);
            int second = Integer.parseInt(terms[1]);
            assertThat(Integer.parseInt(sides[1]))
                    .as(sample.place())
                    .isEqualTo(sides[0].contains("+") ? first + second : first - second);
        }
    }

    @Test
    void handsDiffer() {
        var one = new Hand(Rng.of(1)).write("8", Rng.of(3));
        var other = new Hand(Rng.of(2)).write("8", Rng.of(3));
        assertThat(one).isNotEqualTo(other);
        assertThat(one.strokes()).isNotEmpty();
    }

    @Test
    void whatNobodyHasDrawnIsNamed() {
        assertThatThrownBy(() -> new Hand(Rng.of(1)).write("a", Rng.of(1)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no shape of a");
    }
}
