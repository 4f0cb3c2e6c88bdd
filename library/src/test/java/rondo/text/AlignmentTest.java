// Alignments are of the words that a reader sees, whatever the tokens are.
package rondo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;

class AlignmentTest {
    private static final float[][] ATTENTION = {{0.1f, 0.8f, 0.1f}, {0.5f, 0.5f, 0}, {0, 0.2f, 0.8f}};

    @Test
    void ofWholeWordsTheStrongestWeightCounts() {
        var words = List.of(" a", " b", " c");
        assertThat(Alignment.strongest(ATTENTION, words, words)).hasToString("1-0 0-1 2-2");
        assertThat(Alignment.strongest(new float[0][], words, List.of())).hasToString("");
    }

    @Test
    void weightsOfThePartsOfAWordAreSummed() {
        float[][] attention = {{0.3f, 0.3f, 0.4f}, {0.3f, 0.3f, 0.4f}, {0.2f, 0.2f, 0.6f}};
        var source = List.of(" house", "s", " burn");
        assertThat(Alignment.strongest(attention, source, List.of(" Häu", "ser", " brennen")))
                .hasToString("0-0 1-1");
        assertThat(Alignment.strongest(attention, List.of(" a", " b", " c"), List.of(" x", " y", ".")))
                .hasToString("2-0 2-1");
    }

    @Test
    void whiteSpaceBelongsToNoWord() {
        float[][] attention = {{0.2f, 0.8f, 0, 0}, {1, 0, 0, 0}, {0, 0.8f, 0, 0.2f}};
        assertThat(Alignment.strongest(attention, List.of("a", " ", "\u3000", "b"), List.of("x", " ", "y")))
                .hasToString("0-0 1-1");
    }

    @Test
    void hanCharactersAreWordsAndWhatStandsBetweenThem() {
        var texts = List.of("艾玛", "2", "0", "年", "送ab", "c。");
        assertThat(TokenWords.of(texts).places())
                .containsExactly(List.of(0, 1), List.of(2), List.of(2), List.of(3), List.of(4, 5), List.of(5));
        assertThat(TokenWords.of(texts).count()).isEqualTo(6);
    }

    /// White space in Java and in Unicode: a text that is put together from pieces has the words of the whole.
    @Test
    void wordsDoNotDependOnHowATextIsCut() {
        for (int seed = 0; seed < 200; seed++) {
            var rng = Rng.of(seed);
            var text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                text.append("ab  \té☃我们".charAt(rng.below(i, 9)));
            }
            String whole = text.toString();
            int cut = rng.below(30, whole.length());
            var parts = TokenWords.of(List.of(whole.substring(0, cut), "", whole.substring(cut)));
            long words = whole.replaceAll("(\\p{IsHan})", " $1 ").strip().split("\\s+", -1).length;
            assertThat(parts.count()).as("seed %d", seed).isEqualTo(whole.isBlank() ? 0 : (int) words);
            assertThat(Words.count(whole)).as("seed %d", seed).isEqualTo(parts.count());
        }
    }
}
