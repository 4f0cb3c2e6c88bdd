// The figures of a line.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgedLineTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a cat sees,3",
                "  a \t cat ,2",
                "\u3000a\u3000cat\u2003sees \u2028it\u3000,4",
                "\u732b\u3000\u72d7,2",
                "a\u00a0cat,1",
                "\ud83d\ude00 \ud83d\ude00,2",
                "' \u3000 ',0"
            })
    void wordsAreRunsOfCharactersThatAreNoWhiteSpace(String text, long words) {
        var line = new JudgedLine(text, List.of("</s>"), new int[] {3}, new float[] {1});
        assertThat(line.perplexity().words()).isEqualTo(words);
    }
}
