// A batch is cut into as many shards as its size allows; all drop the same weights.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Tensor;
import rondo.learn.batch.Batches;
import rondo.learn.batch.Batching;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameters;

class ShardsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 1",
        "1, 5000, 1, 1",
        "64, 900, 1, 2", // short sentences
        "24, 900, 1, 2", // long ones
        "23, 900, 1, 1", // very long ones
        "107, 1500, 1, 4",
        "64, 64, 1, 1",
        "1000, 100000, 1, 8",
        "2147483647, 9000000000, 1, 8",
        "23, 900, 50, 1", // shards of 50, but two of fewer
        "24, 900, 50, 2",
        "199, 9000, 50, 2",
        "200, 9000, 50, 4",
        "200, 900, 50, 2",
        "400, 9000, 50, 8"
    })
    void whatABatchIsCutInto(int examples, long units, int wanted, int shards) {
        assertThat(Shards.count(examples, units, wanted)).isEqualTo(shards);
    }

    @Test
    void shardsAreNeitherFewNorSmall() {
        for (int examples = 1; examples < 400; examples++) {
            for (long units = examples; units < 40L * examples; units += 7) {
                int count = Shards.count(examples, units, 1);
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

    /// Drops weights, and notes what is left of them.
    private record DroppingTask(WordTask words, Queue<List<Float>> left) implements Task<int[]> {
        @Override
        public Layer net() {
            return words.net();
        }

        @Override
        public Var loss(Tape tape, List<int[]> batch) {
            var weight = Objects.requireNonNull(Parameters.values(net()).get("hidden.weight"));
            tape.drop(weight, 0.4, "hidden");
            left.add(numbers(tape.dropped(weight).orElseThrow().value()));
            return words.loss(tape, batch);
        }

        private static List<Float> numbers(Tensor tensor) {
            var numbers = new ArrayList<Float>();
            for (float number : tensor.toFloats()) {
                numbers.add(number);
            }
            return numbers;
        }

        @Override
        public int cost(int[] sentence) {
            return words.cost(sentence);
        }

        @Override
        public int units(int[] sentence) {
            return words.units(sentence);
        }
    }

    @Test
    void allShardsOfABatchDropTheSameWeights() {
        var sentences = WordTask.sentences(48, 1);
        int[] lengths = sentences.stream().mapToInt(s -> s.length).toArray();
        var batches = Batches.of(lengths, lengths, Batching.standard(), Rng.of(1));
        var left = new ConcurrentLinkedQueue<List<Float>>();
        try (var words = new WordTask(0);
                var workers = new Workers(2);
                var shards = new Shards<>(new DroppingTask(words, left), sentences, Precision.F32, workers)) {
            shards.run(batches, 0, 1000, Rng.of(7));
            assertThat(left).hasSize(4);
            assertThat(Set.copyOf(left)).hasSize(1);
            shards.run(batches, 0, 1000, Rng.of(8));
            assertThat(left).hasSize(8);
            assertThat(Set.copyOf(left)).as("another batch drops others").hasSize(2);
        }
    }
}
