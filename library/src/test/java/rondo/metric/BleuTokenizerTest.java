// Which tokenizer fits a text.
package rondo.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BleuTokenizerTest {
    @Test
    void chineseTextIsCutIntoCharacters() {
        assertThat(BleuTokenizer.fitting(List.of("他在 2006 年看了书。", "你好。"))).isEqualTo(BleuTokenizer.ZH);
    }

    @Test
    void otherTextIsCutAtBlanks() {
        assertThat(BleuTokenizer.fitting(List.of("Ein Hund läuft.", "東京 is Tokyo.")))
                .isEqualTo(BleuTokenizer.V13A);
        assertThat(BleuTokenizer.fitting(List.of())).isEqualTo(BleuTokenizer.V13A);
    }
}
