// Answers of a net to many examples: in their order, batch by batch, whatever the threads.
package rondo.learn.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;

class AnswersTest {
    @ParameterizedTest
    @CsvSource({"0, 1, 0", "3, 2, 1", "100, 1, 25", "100, 3, 25", "1000, 3, 32"})
    void comeInTheOrderOfTheExamples(int count, int threads, int largest) {
        var examples = IntStream.range(0, count).boxed().toList();
        var batches = new ConcurrentLinkedQueue<Integer>();
        try (var workers = new Workers(threads)) {
            var answers =
                    Answers.of(examples, workers, () -> Tape.off(Scope.of("answers"), Precision.F32), (tape, batch) -> {
                        batches.add(batch.size());
                        var zeros = tape.zeros(batch.size());
                        return batch.stream()
                                .map(example -> List.of(example, (int) zeros.get(0, 0)))
                                .toList();
                    });
            assertThat(answers)
                    .isEqualTo(examples.stream()
                            .map(example -> List.of(example, 0))
                            .toList());
        }
        assertThat(batches).hasSize(count == 0 ? 0 : Math.ceilDiv(count, largest));
        assertThat(batches.stream().mapToInt(size -> size).max().orElse(0)).isEqualTo(largest);
    }
}
