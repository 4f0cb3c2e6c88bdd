// Ranking in batches, by the best alone, of unknown words, and what is refused.
package rondo.decode.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rondo.decode.word.Tables.CHARACTERS;
import static rondo.decode.word.Tables.WORDS;
import static rondo.decode.word.Tables.model;
import static rondo.decode.word.Tables.ranker;
import static rondo.decode.word.Tables.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Rng;

class RankingSessionTest {
    /// 205 words, more than rows of a step.
    private static final List<String> MANY = Stream.of(
                    strings("ab", 6),
                    strings("12", 5),
                    List.of(",", "a,", ",b", "a1", "</s>", "12,12", "a1b2", ",,", "b,a", "?"))
            .flatMap(List::stream)
            .toList();

    @Test
    void whatIsAskedTogetherIsWhatIsAskedAlone() {
        var model = model(1, CHARACTERS);
        var ranker = ranker(model, CHARACTERS);
        var rng = Rng.of(1);
        var sources = IntStream.range(0, RankingSession.SOURCES + 4)
                .mapToObj(i -> "s" + i)
                .toList();
        var texts = Tables.drawn(List.of("", "a", "ab 1", "ba, 2"), rng, 200);
        try (var together = ranker.session()) {
            var states = IntStream.range(0, texts.size())
                    .mapToObj(i -> together.open(sources.get(i % sources.size()), texts.get(i)))
                    .toList();
            var words = Tables.drawn(List.of("a", "bab", "12", ",", ",a"), rng.at("words"), states.size());
            var longer = together.extend(states, words);
            var queries = IntStream.range(0, longer.size())
                    .mapToObj(i -> new WordQuery(longer.get(i), Tables.drawn(MANY, rng.at(i), i % 7), 3))
                    .toList();
            var found = together.rank(queries);
            for (int i = 0; i < states.size(); i += 23) {
                try (var alone = ranker.session()) {
                    var state = alone.extend(alone.open(sources.get(i % sources.size()), texts.get(i)), words.get(i));
                    var query = new WordQuery(state, queries.get(i).candidates(), 3);
                    assertThat(alone.rank(List.of(query))).as("text %d", i).containsExactly(found.get(i));
                }
            }
        }
        assertThat(model.open()).hasValue(0);
    }

    @RepeatedTest(20)
    void theBestAreTheFirstOfAll(RepetitionInfo info) {
        var rng = Rng.of(info.getCurrentRepetition());
        try (var session = ranker(model(rng.key(), CHARACTERS), CHARACTERS).session()) {
            var states = List.of(session.open("x", "a"), session.open("x"), session.open("y", "2,"));
            int best = 1 + rng.below(0, 30);
            var all =
                    session.rank(states.stream().map(s -> WordQuery.of(s, MANY)).toList());
            var some = session.rank(
                    states.stream().map(s -> new WordQuery(s, MANY, best)).toList());
            for (int i = 0; i < states.size(); i++) {
                assertThat(all.get(i)).hasSize(MANY.size());
                assertThat(some.get(i)).isEqualTo(all.get(i).subList(0, best));
            }
        }
    }

    @Test
    void rankIsOneAndHowManyAreBetter() {
        try (var session = ranker(model(3, CHARACTERS), CHARACTERS).session()) {
            var twice = List.of("a", "b", "a", ",", "ba", "b");
            var ranked = session.rank(session.open("x"), twice);
            assertThat(ranked).extracting(RankedWord::word).containsExactlyInAnyOrderElementsOf(twice);
            for (var word : ranked) {
                long better = ranked.stream()
                        .filter(other -> other.logProb() > word.logProb())
                        .count();
                assertThat(word.rank()).isEqualTo(1 + (int) better);
                assertThat(word.probability()).isBetween(0.0, 1.0);
                assertThat(twice.get(word.candidate())).isEqualTo(word.word());
            }
            assertThat(ranked).isSortedAccordingTo((a, b) -> Integer.compare(a.rank(), b.rank()));
        }
    }

    /// Unknown words are as probable as `<unk>`; what is known without a blank is not unknown.
    @Test
    void unknownWordsAreFlagged() {
        var model = model(4, WORDS);
        try (var session = ranker(model, WORDS).session()) {
            var state = session.open("x", "ab");
            var ranked = new ArrayList<>(session.rank(state, List.of("ab", "owl", "ant", "狗", ",", "ab, owl")));
            ranked.sort((a, b) -> Integer.compare(a.candidate(), b.candidate()));
            assertThat(ranked).extracting(RankedWord::unknown).containsExactly(false, true, true, false, false, true);
            double unknown = Tables.logProb(model, "x", WORDS.encode("ab"), 0);
            assertThat(ranked.get(1).logProb())
                    .isEqualTo(unknown)
                    .isEqualTo(ranked.get(2).logProb());
        }
    }

    /// As the model finds more probable, where both are possible.
    @Test
    void aSignMayFollowWithoutABlank() {
        for (int seed = 0; seed < 20; seed++) {
            var model = model(seed, WORDS);
            int[] before = WORDS.encode("ab");
            double near = Tables.logProb(model, "x", before, WORDS.vocabulary().id(","));
            double far = Tables.logProb(model, "x", before, WORDS.vocabulary().id("▁,"));
            try (var session = ranker(model, WORDS).session()) {
                var state = session.open("x", "ab");
                assertThat(session.rank(state, List.of(",")).getFirst().logProb())
                        .isEqualTo(Math.max(near, far));
                var read = session.open("x", near > far ? "ab," : "ab ,");
                assertThat(session.extend(state, ",").saved()).isEqualTo(read.saved());
            }
        }
    }

    @Test
    void aStateStaysAsItIs() {
        try (var session = ranker(model(5, CHARACTERS), CHARACTERS).session()) {
            var state = session.open("x", "a");
            var before = session.rank(state, MANY);
            var one = session.extend(state, "ba");
            var other = session.extend(state, "1");
            assertThat(session.rank(one, MANY)).isNotEqualTo(session.rank(other, MANY));
            assertThat(session.rank(state, MANY)).isEqualTo(before);
            assertThat(session.rank(session.open("x", "a ba"), MANY)).isEqualTo(session.rank(one, MANY));
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        var ranker = ranker(model(6, CHARACTERS), CHARACTERS);
        try (var session = ranker.session();
                var other = ranker(model(6, CHARACTERS), CHARACTERS).session()) {
            var state = session.open("x", " a ");
            assertThat(session.rank(state, List.of())).isEmpty();
            assertThat(session.rank(List.of())).isEmpty();
            assertThat(session.extend(List.of(), List.of())).isEmpty();
            assertThatThrownBy(() -> session.rank(state, List.of("a", " \u00A0")))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("empty");
            assertThatThrownBy(() -> session.extend(state, "</s>"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("nothing follows");
            assertThatThrownBy(() -> session.extend(List.of(state), List.of("a", "b")))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("2 words");
            assertThatThrownBy(() -> other.extend(state, "a"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("another ranker");
            assertThatThrownBy(() -> new WordQuery(state, List.of(), 0)).isInstanceOf(ConfigException.class);
        }
    }
}
