// Tests of Segmentation and Normalization.
package rondo.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentationTest {
    @Test
    void wordsKeepTheirMarkAndSignsStandAlone() {
        assertThat(Segmentation.WORDS.pieces("A dog's 24  balls, 我们！"))
                .containsExactly("▁A", "▁dog", "'", "s", "▁2", "4", "▁", "▁balls", ",", "▁", "我", "们", "！");
    }

    @Test
    void unitsAreCutFromRunsOfLetters() {
        assertThat(Segmentation.UNITS.pieces("我们在，iPhone手机 (3)"))
                .containsExactly("▁我们在", "，", "iPhone手机", "▁(", "3", ")");
    }

    @Test
    void charactersStandAlone() {
        assertThat(Segmentation.CHARACTERS.pieces("a 👍\n")).containsExactly("a", "▁", "👍", "\n");
    }

    @Test
    void nothingHasNoPieces() {
        for (Segmentation segmentation : Segmentation.values()) {
            assertThat(segmentation.pieces("")).isEmpty();
        }
    }

    @Test
    void normalizationMakesEqual() {
        Normalization nfkc = Normalization.standard();
        assertThat(nfkc.apply("ﬁ，e\u0301１")).isEqualTo("fi,é1");
        assertThat(nfkc.form(Normalization.Form.NFC).apply("ﬁ，e\u0301")).isEqualTo("ﬁ，é");
        assertThat(nfkc.lowercase(true).apply("ΟΔΥΣΣΕΥΣ İ ẞ")).isEqualTo("οδυσσευσ i\u0307 ß");
        assertThat(nfkc.apply("a\uD83Db")).isEqualTo("a\uFFFDb");
    }
}
