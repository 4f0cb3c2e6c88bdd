// A step of a language model's streams leaves no garbage on the heap.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.FreshProcess;
import rondo.decode.Session;
import rondo.engine.kernel.Precision;
import rondo.text.PlainText;
import rondo.text.Vocabulary;

/// Vectors are garbage until the kernels are compiled, which on a busy machine takes many steps; then there is
/// none at all.
class LanguageGarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final PlainText TEXT = PlainText.of(List.of("the cat sees a red bird", "an owl hears the dog"));
    private static final PlainText NONE = PlainText.of(List.of());
    private static final int STEPS = 20_000; // in a row
    private static final int MOST = 1_000_000; // until all is compiled

    @ParameterizedTest
    @CsvSource({"lstm,full,f32", "gru,hierarchical,f32", "lstm,full,bf16"})
    void ofAStepIsNone(String cell, String output, String precision) {
        assumeTrue(
                Precision.of(precision).orNearest() == Precision.of(precision), () -> precision + " does not run here");
        assertThat(FreshProcess.number(steps -> steps == STEPS, Program.class, cell, output, precision))
                .as("the most steps in a row without garbage")
                .isEqualTo(STEPS);
    }

    /// Prints how many steps in a row left no garbage: the most, or enough of them.
    static final class Program {
        private Program() {}

        /// Steps and counts.
        ///
        /// @param arguments cell, output and precision
        public static void main(String... arguments) {
            var recipe = LanguageModelRecipe.standard()
                    .tokens("characters")
                    .cell(arguments[0])
                    .tied(false)
                    .output(arguments[1])
                    .embedding(20)
                    .hidden(40)
                    .layers(2)
                    .projection(24)
                    .epochs(1)
                    .precision(arguments[2]);
            try (var model = LanguageModel.train(TEXT, NONE, recipe);
                    Session<String> streams = model.streams()) {
                streams.join("one");
                streams.join("another");
                System.out.println(withoutGarbage(streams));
            }
        }

        private static int withoutGarbage(Session<String> streams) {
            int[] tokens = new int[2];
            int most = 0;
            int row = 0;
            for (int i = 0; i < MOST && row < STEPS; i++) {
                tokens[0] = Vocabulary.SPECIALS.size() + i % 7;
                tokens[1] = Vocabulary.SPECIALS.size() + i % 5;
                long before = THREADS.getCurrentThreadAllocatedBytes();
                streams.step(tokens);
                streams.logProbs();
                row = THREADS.getCurrentThreadAllocatedBytes() == before ? row + 1 : 0;
                most = Math.max(most, row);
            }
            return most;
        }
    }
}
