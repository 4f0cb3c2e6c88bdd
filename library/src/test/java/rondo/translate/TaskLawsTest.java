// The laws of every task, for the translator: saved, threaded, repeated, batched, it stays the same to the bit.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.decode.BeamSearch;
import rondo.text.ParallelText;

class TaskLawsTest {
    private static final ParallelText TRAIN = MadeUp.pairs(200, 1);
    private static final ParallelText DEV = MadeUp.pairs(20, 2);
    private static final List<String> SENTENCES = MadeUp.pairs(30, 3).sources();
    private static final BeamSearch SEARCH = BeamSearch.of(4).nBest(4).attention(true);

    private static Translator translator;

    @TempDir
    private Path folder;

    /// Half learned, so that outputs of a beam differ; batches large enough for two shards.
    private static TranslatorRecipe recipe() {
        return MadeUp.recipe().batch(600).epochs(8).dropout(0.1).smoothing(0.1);
    }

    private static Translator train(TranslatorRecipe recipe, int threads) {
        return new TranslatorTraining(TRAIN, DEV, recipe).threads(threads).run().translator();
    }

    @BeforeAll
    static void train() {
        translator = train(recipe(), 1);
    }

    @AfterAll
    static void close() {
        translator.close();
    }

    @Test
    void savedAndOpenedAnswersTheSame() {
        translator.save(folder.toString());
        try (var opened = Translator.open(folder, 2)) {
            same(opened, translator);
            assertThat(opened.recipe()).isEqualTo(translator.recipe());
            var tokenizers = List.of("source.tokenizer.json", "target.tokenizer.json");
            assertThat(opened.about()).isEqualTo(translator.about().sealed(folder, tokenizers));
            assertThat(opened.parameters()).isEqualTo(translator.parameters());
            assertThat(opened.encode(SENTENCES)).usingRecursiveComparison().isEqualTo(translator.encode(SENTENCES));
            opened.save(folder.resolve("again").toString());
        }
        try (var again = Translator.open(folder.resolve("again").toString())) {
            same(again, translator);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theSameTrainingAtAnyNumberOfThreadsHasTheSameWeights(int threads) throws IOException {
        try (var other = train(recipe(), threads)) {
            assertThat(firstOtherByte(other))
                    .as("first byte of the weights that differs")
                    .isEqualTo(-1);
        }
    }

    @Test
    void aSentenceAloneIsTranslatedAsInABatch() {
        var batch = translator.translate(SENTENCES, SEARCH);
        for (int i = 0; i < SENTENCES.size(); i++) {
            assertThat(translator.translate(List.of(SENTENCES.get(i)), SEARCH).getFirst())
                    .as(SENTENCES.get(i))
                    .usingRecursiveComparison()
                    .isEqualTo(batch.get(i));
        }
    }

    @Test
    void manyThreadsMayTranslateAtOnce() {
        var expected = translator.translate(SENTENCES);
        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> translator.translate(SENTENCES))
                .toList();
        assertThat(answers).allMatch(expected::equals);
    }

    @Test
    void translationsAreSortedAndTheirAttentionSumsToOne() {
        for (var list : translator.translate(SENTENCES, SEARCH)) {
            assertThat(list).hasSizeBetween(1, 4);
            assertThat(list).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
            assertThat(list.stream().map(Translation::targetTokens)).doesNotHaveDuplicates();
            for (var translation : list) {
                assertThat(translation.scores()).hasSize(1).allMatch(score -> score < 0);
                float[][] attention = translation.attention().orElseThrow();
                assertThat(attention).hasNumberOfRows(translation.targetTokens().size());
                for (float[] weights : attention) {
                    assertThat(weights).hasSize(translation.sourceTokens().size());
                    double sum = 0;
                    for (float weight : weights) {
                        sum += weight;
                    }
                    assertThat(sum).isBetween(0.999, 1.001);
                }
            }
        }
    }

    @Test
    void anEnsembleOfAModelWithItselfIsItself() {
        translator.save(folder.toString());
        try (var twin = Translator.open(folder, 1);
                var self = Translator.open(folder, 1).with(List.of(twin))) {
            var alone = translator.translate(SENTENCES, SEARCH);
            var both = self.translate(SENTENCES, SEARCH);
            for (int i = 0; i < alone.size(); i++) {
                assertThat(texts(both.get(i))).isEqualTo(texts(alone.get(i)));
                for (int k = 0; k < alone.get(i).size(); k++) {
                    var one = alone.get(i).get(k);
                    assertThat(both.get(i).get(k).score()).isEqualTo(one.score());
                    assertThat(both.get(i).get(k).scores())
                            .containsExactly(
                                    one.scores().getFirst(), one.scores().getFirst());
                }
            }
            assertThat(self.translate(List.of(""), SEARCH).getFirst().getFirst().scores())
                    .hasSize(2);
        }
    }

    @Test
    void anEnsembleNeedsTheSameVocabularies() {
        try (var other = train(recipe().epochs(1).tokens("characters"), 1)) {
            assertThatThrownBy(() -> translator.with(List.of(other)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("vocabular");
        }
    }

    @Test
    void anEmptySentenceHasTheEmptyTranslation() {
        var all = translator.translate(List.of("", "the cat", " ", "\t"), SEARCH);
        assertThat(all).hasSize(4);
        for (int i : new int[] {0, 2, 3}) {
            assertThat(all.get(i)).hasSize(1);
            assertThat(all.get(i).getFirst().text()).isEmpty();
        }
        assertThat(all.get(1).getFirst().sourceTokens()).hasSize(2);
        assertThat(translator.translate("")).isEmpty();
        assertThat(translator.translate(" the cat\n")).isEqualTo(translator.translate("the cat"));
        assertThat(translator.translate(List.of())).isEmpty();
        assertThat(translator.encode(List.of("")).getFirst()).containsOnly(0);
    }

    @Test
    void aLongSourceIsCut() {
        var longest = "cat ".repeat(Translator.LONGEST);
        var search = BeamSearch.greedy().longest(0, 5);
        var cut = translator.translate(List.of(longest + "dog sees owl", longest), search);
        assertThat(translator.tokens(longest + "dog sees owl")).isEqualTo(Translator.LONGEST + 3);
        assertThat(cut.get(0).getFirst().sourceTokens()).hasSize(Translator.LONGEST);
        assertThat(cut.get(0)).usingRecursiveComparison().isEqualTo(cut.get(1));
    }

    @Test
    void judgesAText() {
        var evaluation = translator.evaluate(DEV);
        assertThat(evaluation.sentences()).isEqualTo(20);
        assertThat(evaluation.bleu().score()).isBetween(1.0, 100.0);
        assertThatThrownBy(() -> translator.evaluate(ParallelText.of(List.of())))
                .isInstanceOf(InputException.class);
    }

    private long firstOtherByte(Translator other) throws IOException {
        translator.save(folder.resolve("a").toString());
        other.save(folder.resolve("b").toString());
        return Files.mismatch(folder.resolve("a/model.safetensors"), folder.resolve("b/model.safetensors"));
    }

    private static List<String> texts(List<Translation> translations) {
        return translations.stream().map(Translation::text).toList();
    }

    private static void same(Translator a, Translator b) {
        assertThat(a.translate(SENTENCES, SEARCH)).usingRecursiveComparison().isEqualTo(b.translate(SENTENCES, SEARCH));
    }
}
