// The least of some numbers that change, against looking at all of them.
package rondo.net.tree.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;

class LeastTest {
    @Test
    void isTheFirstOfTheLeast() {
        for (int size = 1; size < 20; size++) {
            var rng = Rng.of(size);
            var least = new Least(size);
            double[] numbers = new double[size];
            Arrays.fill(numbers, Double.POSITIVE_INFINITY);
            for (int step = 0; step < 200; step++) {
                int place = rng.below(2L * step, size);
                int drawn = rng.below(2L * step + 1, 6);
                numbers[place] = drawn == 5 ? Double.POSITIVE_INFINITY : drawn;
                least.set(place, numbers[place]);
                int first = 0;
                for (int i = 1; i < size; i++) {
                    first = numbers[i] < numbers[first] ? i : first;
                }
                assertThat(least.place()).as("size %d, step %d", size, step).isEqualTo(first);
            }
        }
    }
}
