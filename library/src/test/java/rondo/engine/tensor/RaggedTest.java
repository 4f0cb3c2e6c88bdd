// Ragged layouts.
package rondo.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.Rng;
import rondo.basis.ShapeException;

class RaggedTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyStepHasOnePlace(long seed) {
        var rng = Rng.of(seed);
        int[] lengths = IntStream.range(0, 1 + rng.below(0, 12))
                .map(i -> 1 + rng.at("length").below(i, 9))
                .toArray();
        var layout = Ragged.of(lengths);
        assertThat(layout.sequences()).isEqualTo(lengths.length);
        assertThat(layout.steps()).isEqualTo(Arrays.stream(lengths).max().orElseThrow());
        assertThat(layout.rows()).isEqualTo(Arrays.stream(lengths).sum());

        int[] columns = layout.columns();
        for (int i = 0; i < lengths.length; i++) {
            assertThat(layout.sequence(columns[i])).isEqualTo(i);
            assertThat(layout.length(columns[i])).isEqualTo(lengths[i]);
        }
        for (int t = 0; t < layout.steps(); t++) {
            int step = t;
            assertThat((long) layout.live(t))
                    .isEqualTo(Arrays.stream(lengths).filter(n -> n > step).count());
        }

        int[][] sequences = IntStream.range(0, lengths.length)
                .mapToObj(i ->
                        IntStream.range(0, lengths[i]).map(t -> 100 * i + t).toArray())
                .toArray(int[][]::new);
        int[] packed = layout.pack(sequences);
        int[] major = layout.sequenceMajor();
        assertThat(Arrays.stream(major).map(row -> packed[row]).toArray())
                .as("seed %d: packed and back", seed)
                .isEqualTo(Arrays.stream(sequences).flatMapToInt(Arrays::stream).toArray());
        int[] columnOfRows = layout.columnOfRows();
        for (int row = 0; row < packed.length; row++) {
            assertThat(layout.sequence(columnOfRows[row])).isEqualTo(packed[row] / 100);
        }
        for (int c = 0; c < layout.sequences(); c++) {
            int last = layout.offset(layout.length(c) - 1) + c;
            assertThat(packed[last]).isEqualTo(100 * layout.sequence(c) + layout.length(c) - 1);
        }
    }

    @Test
    void equalLengthsKeepTheirOrder() {
        var layout = Ragged.equal(3, 2);
        assertThat(layout.columns()).containsExactly(0, 1, 2);
        assertThat(layout.rows()).isEqualTo(6);
        assertThat(layout).isEqualTo(Ragged.of(2, 2, 2)).hasSameHashCodeAs(Ragged.of(2, 2, 2));
        assertThat(layout).isNotEqualTo(Ragged.of(2, 2, 1));
        assertThat(Ragged.of(1, 2)).as("another order").isNotEqualTo(Ragged.of(2, 1));
    }

    @Test
    void refusesEmptySequencesAndTooManyRows() {
        assertThatThrownBy(Ragged::of).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> Ragged.of(2, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("sequence 1");
        assertThatThrownBy(() -> Ragged.of(-1)).isInstanceOf(ShapeException.class);
    }

    @Test
    void packRefusesOneTooShort() {
        var sequences = new ArrayList<int[]>();
        sequences.add(new int[] {1});
        assertThatThrownBy(() -> Ragged.of(2).pack(sequences.toArray(int[][]::new)))
                .isInstanceOf(ShapeException.class);
    }
}
