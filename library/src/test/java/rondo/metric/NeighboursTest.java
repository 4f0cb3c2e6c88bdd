// The nearest vectors, against looking at all of them.
package rondo.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.metric.Neighbours.Neighbour;

class NeighboursTest {
    private static final int COUNT = 40;

    @Test
    void areTheNearestInTheirOrder() {
        var vectors = IntStream.range(0, COUNT)
                .mapToObj(i -> new float[] {Rng.of(i).below(0, 4) - 1, Rng.of(i).below(1, 4) - 1})
                .toList();
        var neighbours = new Neighbours(vectors);
        for (int row = 0; row < COUNT; row++) {
            var vector = vectors.get(row);
            var all = neighbours.nearest(vector, COUNT);
            assertThat(all).hasSize(COUNT).isSortedAccordingTo(order());
            for (int k = 0; k < COUNT; k++) {
                assertThat(neighbours.nearest(vector, k)).isEqualTo(all.subList(0, k));
            }
            int self = row;
            assertThat(neighbours.nearest(row, COUNT))
                    .isEqualTo(all.stream().filter(near -> near.row() != self).toList());
        }
    }

    private static Comparator<Neighbour> order() {
        return Comparator.comparingDouble((Neighbour near) -> -near.cosine()).thenComparingInt(Neighbour::row);
    }

    @Test
    void zerosPointNowhere() {
        var neighbours = new Neighbours(List.of(new float[] {0, 0}, new float[] {-1, 0}, new float[] {2, 0}));
        assertThat(neighbours.nearest(new float[] {1, 0}, 3))
                .containsExactly(new Neighbour(2, 1), new Neighbour(0, 0), new Neighbour(1, -1));
    }
}
