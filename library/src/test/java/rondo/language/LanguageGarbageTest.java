// A step of a language model's streams leaves no garbage on the heap.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.FreshProcess;
import rondo.StepGarbage;
import rondo.decode.Session;
import rondo.engine.kernel.Precision;
import rondo.text.PlainText;
import rondo.text.Vocabulary;

class LanguageGarbageTest {
    private static final PlainText TEXT = PlainText.of(List.of("the cat sees a red bird", "an owl hears the dog"));
    private static final PlainText NONE = PlainText.of(List.of());

    @ParameterizedTest
    @CsvSource({"lstm,full,f32", "gru,hierarchical,f32", "lstm,full,bf16"})
    void ofAStepIsNone(String cell, String output, String precision) {
        assumeTrue(
                Precision.of(precision).orNearest() == Precision.of(precision), () -> precision + " does not run here");
        assertThat(FreshProcess.number(steps -> steps == StepGarbage.STEPS, Program.class, cell, output, precision))
                .as("the most steps in a row without garbage")
                .isEqualTo(StepGarbage.STEPS);
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
                int[] tokens = new int[2];
                System.out.println(StepGarbage.stepsWithout(i -> {
                    tokens[0] = Vocabulary.SPECIALS.size() + i % 7;
                    tokens[1] = Vocabulary.SPECIALS.size() + i % 5;
                    streams.step(tokens);
                    streams.logProbs();
                }));
            }
        }
    }
}
