// A batch is cut into as many shards as its size allows.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "1, 5000, 1",
        "64, 900, 2", // short sentences
        "24, 900, 2", // long ones
        "23, 900, 1", // very long ones
        "107, 1500, 4",
        "64, 64, 1",
        "1000, 100000, 8",
        "2147483647, 9000000000, 8"
    })
    void whatABatchIsCutInto(int examples, long units, int shards) {
        assertThat(Shards.count(examples, units)).isEqualTo(shards);
    }

    @Test
    void shardsAreNeitherFewNorSmall() {
        for (int examples = 1; examples < 400; examples++) {
            for (long units = examples; units < 40L * examples; units += 7) {
                int count = Shards.count(examples, units);
                boolean small = examples / count < 12 || units / count < 250;
                boolean fewer = examples / (2 * count) >= 12 && units / (2L * count) >= 250;
                assertThat(count == 1 || !small)
                        .as("%s examples, %s units in %s shards are not small", examples, units, count)
                        .isTrue();
                assertThat(count == 8 || !fewer)
                        .as("%s examples, %s units are not cut into more than %s shards", examples, units, count)
                        .isTrue();
            }
        }
    }
}
