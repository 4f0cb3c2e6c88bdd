// Grammars are read strictly, and both sides of a rule get the same parts.
package rondo.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Rng;

class GrammarTest {
    private static final Slot ONE = new Slot("one", "一");

    @Test
    void fillsBothSidesInTheirOwnOrder() {
        Grammar grammar = read("""
                # a comment

                sentence:own | {who1} sees {who2} {n}. | {n}{who2}{who1}
                who | my {kin} | 我{kin}
                kin | cat | 猫
                """);
        assertThat(grammar.patterns()).containsExactly("own");
        assertThat(grammar.sentence("own", Rng.of(1)))
                .isEqualTo(new Example("own", "My cat sees my cat one.", "一我猫我猫", List.of(ONE)));
    }

    @Test
    void namesTheLineThatIsNoRule() {
        assertThatThrownBy(() -> read("a | b"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("g:1: 2 parts");
        assertThatThrownBy(() -> read("\na | {n} | b"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("g:2: places [{n}] in English but [] in Chinese");
        assertThatThrownBy(() -> read("a | {m} | {m}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no rule for [m]");
    }

    private static Grammar read(String text) {
        Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "g");
        return new Grammar(lines, Set.of("n"), (_, _) -> ONE);
    }
}
