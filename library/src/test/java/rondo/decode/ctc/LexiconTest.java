// A lexicon holds its words and no others.
package rondo.decode.ctc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.net.loss.Alignments;

class LexiconTest {
    private static final Symbols SYMBOLS = Symbols.of(6, 0).separator(5);

    @Test
    void containsItsWordsAndNoOthers() {
        for (int seed = 0; seed < 20; seed++) {
            var rng = Rng.of(seed);
            List<int[]> words = new ArrayList<>();
            Set<List<Integer>> distinct = new HashSet<>();
            for (int w = 0; w < 50; w++) {
                int[] word = word(rng.at(w));
                words.add(word);
                distinct.add(Alignments.list(word));
            }
            var lexicon = Lexicon.of(words, SYMBOLS);
            assertThat(lexicon.words()).as("seed %d", seed).isEqualTo(distinct.size());
            assertThat(lexicon.skipped()).isZero(); // not for those given twice
            for (int w = 0; w < 300; w++) {
                int[] word = word(rng.at(w));
                assertThat(lexicon.contains(word))
                        .as("seed %d: %s", seed, Alignments.list(word))
                        .isEqualTo(distinct.contains(Alignments.list(word)));
            }
        }
    }

    private static int[] word(Rng rng) {
        int[] word = new int[1 + rng.below(0, 5)];
        for (int i = 0; i < word.length; i++) {
            word[i] = 1 + rng.below(1 + i, 4);
        }
        return word;
    }

    @Test
    void wordsThatCannotBeWrittenAreCounted() {
        var words =
                List.of(new int[] {1}, new int[] {}, new int[] {0}, new int[] {1, 5}, new int[] {-1}, new int[] {6});
        var lexicon = Lexicon.of(words, SYMBOLS);
        assertThat(lexicon.words()).isEqualTo(1);
        assertThat(lexicon.skipped()).isEqualTo(5);
        assertThat(lexicon.contains()).isFalse();
    }

    @Test
    void lexiconWithoutAWordIsAnError() {
        assertThatThrownBy(() -> Lexicon.of(List.of(new int[] {9}), SYMBOLS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of 1 words");
        assertThatThrownBy(() -> Lexicon.of(List.of(), SYMBOLS)).isInstanceOf(InputException.class);
    }

    @Test
    void symbolsAreChecked() {
        assertThatThrownBy(() -> Symbols.of(3, 3)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Symbols.of(3, 0).separator(0)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Symbols.of(3, 0).separator(3)).isInstanceOf(ConfigException.class);
    }
}
