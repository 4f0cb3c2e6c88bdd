// Batches hold each example once, are of like length, and depend on the seed alone.
package rondo.learn.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.Rng;
import rondo.learn.batch.Batching.By;

class BatchesTest {
    @ParameterizedTest
    @CsvSource({
        "1, 64, EXAMPLES", "64, 64, EXAMPLES", "65, 64, EXAMPLES", "10000, 64, EXAMPLES",
        "1, 300, UNITS", "1000, 300, UNITS", "10000, 5, UNITS", "10000, 4000, UNITS"
    })
    void eachExampleOnceInBatchesThatAreNotTooLarge(int examples, int size, By by) {
        int[] lengths = lengths(examples);
        var batches = Batches.of(lengths, lengths, new Batching(size, by, 1), Rng.of(1));
        int[] seen = new int[examples];
        for (int b = 0; b < batches.count(); b++) {
            int filled = 0;
            for (int i = 0; i < batches.size(b); i++) {
                int example = batches.example(b, i);
                seen[example]++;
                filled += by == By.UNITS ? lengths[example] : 1;
                assertThat(i == 0 || lengths[batches.example(b, i - 1)] <= lengths[example])
                        .isTrue();
            }
            assertThat(batches.size(b)).isPositive();
            assertThat(filled <= size || batches.size(b) == 1).isTrue();
        }
        assertThat(seen).containsOnly(1);
    }

    @Test
    void examplesOfABatchAreOfLikeLength() {
        int[] lengths = lengths(20_000);
        var batches = Batches.of(lengths, lengths, Batching.standard(), Rng.of(1));
        long padded = 0;
        long units = 0;
        for (int b = 0; b < batches.count(); b++) {
            padded += (long) batches.size(b) * lengths[batches.example(b, batches.size(b) - 1)];
            for (int i = 0; i < batches.size(b); i++) {
                units += lengths[batches.example(b, i)];
            }
        }
        assertThat(padded).isLessThan(units * 106 / 100);
    }

    @Test
    void theOrderIsThatOfTheSeed() {
        assertThat(order(1)).containsExactly(order(1)).isNotEqualTo(order(2));
    }

    private static int[] order(int seed) {
        int[] lengths = lengths(1000);
        var batches = Batches.of(lengths, lengths, Batching.standard(), Rng.of(seed));
        int[] order = new int[1000];
        int next = 0;
        for (int b = 0; b < batches.count(); b++) {
            for (int i = 0; i < batches.size(b); i++) {
                order[next++] = batches.example(b, i);
            }
        }
        return order;
    }

    private static int[] lengths(int examples) {
        int[] lengths = new int[examples];
        for (int i = 0; i < examples; i++) {
            lengths[i] = 1 + Rng.of(7).below(i, 40);
        }
        return lengths;
    }
}
