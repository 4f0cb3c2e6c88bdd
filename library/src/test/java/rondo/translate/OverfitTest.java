// Each option of the recipe learns fifty pairs by heart.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.decode.BeamSearch;
import rondo.text.ParallelText;

class OverfitTest {
    private static final ParallelText TEXT = MadeUp.pairs(50, 1);
    private static final double LEARNED = 0.005;

    @TempDir
    private Path folder;

    /// Each value of each option at least once, not each with each.
    static Stream<Arguments> recipes() {
        var small = MadeUp.recipe();
        return Stream.of(
                Arguments.of("attention, both directions, gru, tanh, tied", small),
                Arguments.of(
                        "attention dot, lstm, linear",
                        small.attention("dot").cell("lstm").output("linear")),
                Arguments.of(
                        "attention general, two layers, forward",
                        small.attention("general").layers(2).reading("forward")),
                Arguments.of(
                        "last, reversed, lstm, maxout",
                        small.context("last").reading("reversed").cell("lstm").output("maxout")),
                Arguments.of(
                        "mean, gru-reset-before, linear, not tied",
                        small.context("mean")
                                .cell("gru-reset-before")
                                .output("linear")
                                .tied(false)),
                Arguments.of("max, tanh cell", small.context("max").cell("tanh").learningRate(0.005)),
                Arguments.of(
                        "last, initial only, joint, shared embeddings",
                        small.context("last").initialOnly(true).joint(true).sharedEmbeddings(true)),
                Arguments.of(
                        "byte pairs, joint, adamw",
                        small.tokens("bpe").joint(true).optimizer("adamw")),
                Arguments.of("right to left", small.rightToLeft(true)),
                Arguments.of("sgd", small.optimizer("sgd").learningRate(0.2)));
    }

    /// More combinations, and those with longer sequences.
    static Stream<Arguments> more() {
        var small = MadeUp.recipe();
        return Stream.of(
                Arguments.of("relu", small.cell("relu").learningRate(0.005)),
                Arguments.of("logistic", small.cell("logistic")),
                Arguments.of(
                        "characters, lower case", small.tokens("characters").lowercase(true)),
                Arguments.of("byte pairs apart, maxout", small.tokens("bpe").output("maxout")),
                Arguments.of(
                        "last, forward, two layers, lstm",
                        small.context("last").reading("forward").layers(2).cell("lstm")),
                Arguments.of(
                        "mean, initial only, reset-before, two layers",
                        small.context("mean")
                                .initialOnly(true)
                                .cell("gru-reset-before")
                                .layers(2)),
                Arguments.of(
                        "max, initial only, linear, not tied",
                        small.context("max").initialOnly(true).output("linear").tied(false)),
                Arguments.of(
                        "attention dot, tanh cell, reversed, maxout, not tied",
                        small.attention("dot")
                                .cell("tanh")
                                .reading("reversed")
                                .output("maxout")
                                .tied(false)
                                .learningRate(0.005)),
                Arguments.of(
                        "attention, reset-before, two layers, shared",
                        small.cell("gru-reset-before").layers(2).joint(true).sharedEmbeddings(true)),
                Arguments.of("accumulation", small.accumulate(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recipes")
    void learnsByHeart(String name, TranslatorRecipe recipe) {
        check(name, recipe);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("more")
    @Tag("slow")
    void learnsByHeartToo(String name, TranslatorRecipe recipe) {
        check(name, recipe);
    }

    private void check(String name, TranslatorRecipe recipe) {
        try (var translator = MadeUp.untilLearned(TEXT, recipe, LEARNED)) {
            var greedy = translator.translate(TEXT.sources(), BeamSearch.greedy());
            long right = IntStream.range(0, TEXT.size())
                    .filter(i ->
                            greedy.get(i).getFirst().text().equals(TEXT.get(i).target()))
                    .count();
            assertThat(right).as("pairs known by heart with %s", name).isGreaterThanOrEqualTo(49);
            translator.save(folder.toString());
            var search = BeamSearch.of(3).nBest(3).attention(true);
            try (var opened = Translator.open(folder, 2)) {
                assertThat(opened.translate(TEXT.sources(), search))
                        .usingRecursiveComparison()
                        .isEqualTo(translator.translate(TEXT.sources(), search));
                assertThat(opened.recipe()).isEqualTo(recipe);
            }
        }
    }
}
