// Tests of Vocabulary.
package rondo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.basis.FormatException;
import rondo.basis.InputException;

class VocabularyTest {
    private final Vocabulary vocabulary = Vocabulary.of(List.of("<unk>", "<s>", "</s>", "dog", "Hund"));

    @Test
    void findsIdsAndTokens() {
        assertThat(vocabulary.size()).isEqualTo(5);
        assertThat(vocabulary.id("Hund")).isEqualTo(4);
        assertThat(vocabulary.token(3)).isEqualTo("dog");
        assertThat(vocabulary.id("cat")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.contains("cat")).isFalse();
        assertThat(vocabulary.token(Vocabulary.START)).isEqualTo("<s>");
        assertThat(vocabulary.token(Vocabulary.END)).isEqualTo("</s>");
        assertThat(Vocabulary.isSpecial(2)).isTrue();
        assertThat(Vocabulary.isSpecial(3)).isFalse();
    }

    @Test
    void refusesAnIdOutside() {
        assertThatThrownBy(() -> vocabulary.token(5))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no token has the id 5; expected 0 to 4");
        assertThatThrownBy(() -> vocabulary.token(-1)).isInstanceOf(InputException.class);
    }

    @Test
    void refusesATokenTwiceAndOtherSpecials() {
        assertThatThrownBy(() -> Vocabulary.of(List.of("<unk>", "<s>", "</s>", "a", "b", "a")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("'a' has the ids 3 and 5");
        assertThatThrownBy(() -> Vocabulary.of(List.of("<s>", "</s>", "a", "b")))
                .isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> Vocabulary.of(List.of())).isInstanceOf(FormatException.class);
    }

    @Test
    void isEqualByValue() {
        assertThat(Vocabulary.of(vocabulary.tokens())).isEqualTo(vocabulary).hasSameHashCodeAs(vocabulary);
    }
}
