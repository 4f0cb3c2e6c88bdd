// What the probabilities of words keep to, over models whose probabilities can be looked up.
package rondo.decode.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rondo.decode.word.Tables.CHARACTERS;
import static rondo.decode.word.Tables.WORDS;
import static rondo.decode.word.Tables.logProb;
import static rondo.decode.word.Tables.model;
import static rondo.decode.word.Tables.ranker;
import static rondo.decode.word.Tables.strings;
import static rondo.decode.word.Tables.without;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.Rng;
import rondo.decode.TableModel;
import rondo.engine.tensor.Scope;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;

class RankingLawsTest {
    private static final int LONGEST = 4;

    /// The probability of each way to write words behind a text.
    private static double[] ways(Ranker ranker, TableModel model, String source, String text, List<String> ways) {
        try (var scope = Scope.of("words");
                var session = ranker.session();
                var start = model.start(List.of(Tables.source(source)))) {
            var ends = new WordEnds(CHARACTERS);
            var state = session.open(source, text);
            var spelled = ways.stream()
                    .map(way -> List.of(new Spelling(CHARACTERS.encode(way, text.isEmpty()), ends.last(way))))
                    .toList();
            var asked = new WordScores.Asked(state, spelled, spelled.size());
            var found = new WordScores(ends, scope).run(start, List.of(asked));
            return found.getFirst();
        }
    }

    /// Words of up to four letters or digits with and without a blank, the longer ones that have begun, and what
    /// begins no word are all that there is.
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ba", "1", "ab,"})
    void allWordsTheEndAndWhatIsNoWordSumToOne(String text) {
        var model = model(7, CHARACTERS);
        var ranker = ranker(model, CHARACTERS);
        int[] before = CHARACTERS.encode(text);
        String kind = text.endsWith("a") ? "ab" : text.endsWith("1") ? "12" : ""; // what would go on with the text
        var words = Stream.of(strings("ab", LONGEST), strings("12", LONGEST), List.of(","))
                .flatMap(List::stream)
                .toList();
        var ways = new ArrayList<>(
                words.stream().filter(word -> kind.indexOf(word.charAt(0)) < 0).toList());
        words.forEach(word -> ways.add(" " + word));
        double sum = Arrays.stream(ways(ranker, model, "x", text, ways))
                .map(Math::exp)
                .sum();
        double ended = without(model, "x", before, CHARACTERS, kind);
        double end = Math.exp(ranker.rank("x", text, List.of("</s>")).getFirst().logProb());
        assertThat(end).isCloseTo(Math.exp(logProb(model, "x", before, Vocabulary.END)) / ended, within(1e-6));
        assertThat(sum + end + others(model, before, ways) / ended).isCloseTo(1, within(1e-5));
    }

    /// What is longer, begins with two blanks, ends after a blank, or is no text.
    private static double others(TableModel model, int[] before, List<String> ways) {
        int blank = CHARACTERS.vocabulary().id("▁");
        double sum = Math.exp(logProb(model, "x", before, Vocabulary.UNKNOWN))
                + Math.exp(logProb(model, "x", before, Vocabulary.START));
        for (int second : new int[] {Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END, blank}) {
            sum += Math.exp(logProb(model, "x", before, blank, second));
        }
        for (var way : ways) {
            if (way.strip().length() == LONGEST) {
                int[] tokens = CHARACTERS.encode(way, false);
                var longer = IntStream.concat(IntStream.of(before), IntStream.of(tokens))
                        .toArray();
                String kind = way.strip().matches("[12]+") ? "12" : "ab";
                sum += Math.exp(logProb(model, "x", before, tokens))
                        * (1 - without(model, "x", longer, CHARACTERS, kind));
            }
        }
        return sum;
    }

    /// Behind any text, by a model of characters and one of words.
    @RepeatedTest(20)
    void aTextIsAsProbableAsItsWordsOneAfterTheOther(RepetitionInfo info) {
        var rng = Rng.of(info.getCurrentRepetition());
        Tokenizer tokenizer = rng.below(0, 2) == 0 ? CHARACTERS : WORDS;
        var model = model(rng.key(), tokenizer);
        var words = Tables.drawn(List.of("a", "b", "ab", "2", "12", ",", "a,"), rng.at("words"), 1 + rng.below(1, 6));
        try (var session = ranker(model, tokenizer).session()) {
            var state = session.open("x");
            double sum = 0;
            for (var word : words) {
                sum += session.rank(state, List.of(word, "</s>", "b")).stream()
                        .filter(ranked -> ranked.candidate() == 0)
                        .findFirst()
                        .orElseThrow()
                        .logProb();
                state = session.extend(state, word);
            }
            sum += session.rank(state, List.of("</s>")).getFirst().logProb();
            var saved = state.saved(); // of this model the number of tokens and the tokens
            int[] tokens =
                    IntStream.range(0, saved.getInt()).map(_ -> saved.getInt()).toArray();
            int[] all = IntStream.concat(IntStream.of(tokens), IntStream.of(Vocabulary.END))
                    .toArray();
            double whole = logProb(model, "x", new int[0], all);
            assertThat(tokenizer.decode(tokens).replace(" ", "")).isEqualTo(String.join("", words));
            assertThat(sum)
                    .as("seed %d: %s", info.getCurrentRepetition(), words)
                    .isCloseTo(whole, within(1e-4));
        }
        assertThat(model.open()).hasValue(0);
    }
}
