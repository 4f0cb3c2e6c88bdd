// Laws that hold for each kind of tokenizer.
package rondo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Rng;

class TokenizerTest {
    private static final List<String> TEXTS = List.of(
            "Two young, White males are outside near many bushes.",
            "他们在港口等船，我也在等。",
            "Zwei junge Männer stehen draußen; zwei Hunde auch.");

    private static Tokenizer train(List<String> texts, Segmentation segmentation) {
        return TokenizerTrainer.train(texts, segmentation, Normalization.standard(), 400);
    }

    @ParameterizedTest
    @EnumSource
    void decodesWhatItEncoded(Segmentation segmentation) {
        Tokenizer tokenizer = train(TEXTS, segmentation);
        for (String text : TEXTS) {
            int[] ids = tokenizer.encode(text);
            assertThat(ids).doesNotContain(Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END);
            assertThat(tokenizer.decode(ids)).isEqualTo(Normalization.standard().apply(text));
            assertThat(tokenizer.tokens(text)).hasSameSizeAs(ids).allMatch(tokenizer.vocabulary()::contains);
        }
        assertThat(tokenizer.encode("")).isEmpty();
        assertThat(tokenizer.decode(new int[0])).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void randomTextOfTheTrainingSetComesBack(Segmentation segmentation) {
        for (int seed = 0; seed < 100; seed++) {
            String text = RandomText.any(Rng.of(seed), 30);
            for (Normalization.Form form : Normalization.Form.values()) {
                Normalization normalization = Normalization.standard().form(form);
                Tokenizer tokenizer = TokenizerTrainer.train(List.of(text), segmentation, normalization, 1000);
                assertThat(tokenizer.decode(tokenizer.encode(text)))
                        .as("seed %d, %s", seed, form)
                        .isEqualTo(normalization.apply(text));
            }
        }
    }

    @Test
    void unitsKnowEveryText() {
        Tokenizer tokenizer = train(TEXTS, Segmentation.UNITS);
        for (int seed = 0; seed < 1000; seed++) {
            String text = RandomText.any(Rng.of(seed), 20);
            int[] ids = tokenizer.encode(text);
            assertThat(ids).as("seed %d", seed).doesNotContain(Vocabulary.UNKNOWN);
            assertThat(tokenizer.decode(ids))
                    .as("seed %d", seed)
                    .isEqualTo(Normalization.standard().apply(text));
        }
    }

    @ParameterizedTest
    @EnumSource
    void specialTokensInATextAreText(Segmentation segmentation) {
        Tokenizer tokenizer = train(List.of("<s> and </s> and <unk>"), segmentation);
        assertThat(tokenizer.encode("<s>and</s>")).doesNotContain(Vocabulary.START, Vocabulary.END);
        assertThat(tokenizer.decode(tokenizer.encode("<s> and </s>"))).isEqualTo("<s> and </s>");
    }

    @Test
    void decodingLeavesOutSpecialTokensAndRefusesOtherIds() {
        Tokenizer tokenizer = train(TEXTS, Segmentation.WORDS);
        int dog = tokenizer.vocabulary().id("▁Two");
        assertThat(tokenizer.decode(new int[] {Vocabulary.START, dog, Vocabulary.UNKNOWN, dog, Vocabulary.END}))
                .isEqualTo("Two Two");
        assertThatThrownBy(() -> tokenizer.decode(new int[] {4000})).isInstanceOf(InputException.class);
    }

    @Test
    void wordsThatAreNotThereAreUnknown() {
        Tokenizer tokenizer = train(TEXTS, Segmentation.WORDS);
        assertThat(tokenizer.tokens("Two cats, 狗在")).containsExactly("▁Two", "<unk>", ",", "▁", "<unk>", "在");
    }

    @Test
    void textsAreWhatEachTokenStandsFor() {
        Tokenizer words = train(TEXTS, Segmentation.WORDS);
        String text = "Two cats, 狗在";
        assertThat(words.texts(text)).containsExactly(" Two", " cats", ",", " ", "狗", "在");
        assertThat(words.texts(words.encode(text))).containsExactly(" Two", "", ",", " ", "", "在");
        Tokenizer units = train(TEXTS, Segmentation.UNITS);
        assertThat(units.texts("狗☃m")).containsSequence("狗", "", "", "☃", "", "", "m");
    }

    @Test
    void bytesThatAreNoCharacterBecomeReplacements() {
        Tokenizer tokenizer = train(TEXTS, Segmentation.UNITS);
        int lead = tokenizer.vocabulary().id("<0xE4>");
        int many = tokenizer.vocabulary().id("m");
        assertThat(tokenizer.decode(new int[] {lead, lead, many})).isEqualTo("\uFFFD\uFFFDm");
        assertThat(tokenizer.decode(new int[] {many, lead})).isEqualTo("m\uFFFD");
    }

    @ParameterizedTest
    @EnumSource
    void theOrderOfTheLinesDoesNotMatter(Segmentation segmentation) {
        List<String> texts = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> texts.add(RandomText.any(Rng.of(7).at(i), 20)));
        Tokenizer tokenizer = train(texts, segmentation);
        Tokenizer reversed = train(texts.reversed(), segmentation);
        assertThat(reversed.vocabulary()).isEqualTo(tokenizer.vocabulary());
        texts.forEach(text -> assertThat(reversed.encode(text)).isEqualTo(tokenizer.encode(text)));
    }

    @ParameterizedTest
    @EnumSource
    void theSizeIsKept(Segmentation segmentation) {
        List<String> texts = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> texts.add(RandomText.any(Rng.of(7).at(i), 40)));
        for (int size : new int[] {261, 265, 300}) {
            Tokenizer tokenizer = TokenizerTrainer.train(texts, segmentation, Normalization.standard(), size);
            assertThat(tokenizer.vocabulary().size()).isEqualTo(size);
        }
    }

    @Test
    void aTinyTextGivesASmallVocabulary() {
        assertThat(train(List.of("a"), Segmentation.UNITS).vocabulary().size()).isEqualTo(260);
        assertThat(train(List.of("ab ab"), Segmentation.UNITS)
                        .vocabulary()
                        .tokens()
                        .subList(259, 264))
                .containsExactly("▁", "a", "b", "▁a", "▁ab");
        assertThat(train(List.of("a b a"), Segmentation.WORDS).vocabulary().tokens())
                .containsExactly("<unk>", "<s>", "</s>", "▁a", "▁b");
    }

    @Test
    void aVocabularyWithoutRoomOrTextIsRefused() {
        assertThatThrownBy(() -> TokenizerTrainer.train(TEXTS, Segmentation.UNITS, Normalization.standard(), 260))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("260 tokens; expected more than 260");
        assertThatThrownBy(() -> TokenizerTrainer.train(TEXTS, Segmentation.WORDS, Normalization.standard(), 3))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> train(List.of("", ""), Segmentation.UNITS)).isInstanceOf(InputException.class);
        Vocabulary vocabulary = Vocabulary.of(Vocabulary.SPECIALS);
        assertThatThrownBy(() -> new WordLevelTokenizer(vocabulary, Segmentation.UNITS, Normalization.standard()))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void aVeryLongWordIsEncoded() {
        String word = "abacab".repeat(100_000);
        Tokenizer tokenizer = train(List.of("abacab abacab"), Segmentation.UNITS);
        assertThat(tokenizer.decode(tokenizer.encode(word))).isEqualTo(word);
    }

    @Test
    void manyThreadsGetTheSame() {
        Tokenizer tokenizer = train(TEXTS, Segmentation.UNITS);
        List<int[]> ids = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> tokenizer.encode(TEXTS.get(i % TEXTS.size())))
                .toList();
        for (int i = 0; i < ids.size(); i++) {
            assertThat(ids.get(i)).isEqualTo(ids.get(i % TEXTS.size()));
        }
    }
}
