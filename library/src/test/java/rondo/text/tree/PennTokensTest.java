// Words and marks are parted as in the Penn Treebank.
package rondo.text.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PennTokensTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It doesn't work (yet).|It does n't work ( yet ) .",
                "\"Mr. Smith's dog,\" they'd said, \"cannot bark\"...|`` Mr. Smith 's dog , '' they 'd said , `` can not bark '' ...",
                "At 10:30 he paid $3,000.50; why?|At 10:30 he paid $ 3,000.50 ; why ?",
                "“I’m here,” the boys’ teacher said.|`` I 'm here , '' the boys ' teacher said .",
                "well-known -- or not: www.a-b.org!|well-known -- or not : www.a-b.org !",
                "He left the U.S. in May.)|He left the U.S. in May . )"
            })
    void partsWordsAndMarks(String text, String words) {
        assertThat(String.join(" ", PennTokens.of(text))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '"})
    void aTextWithoutWordsHasNone(String text) {
        assertThat(PennTokens.of(text)).isEmpty();
    }
}
