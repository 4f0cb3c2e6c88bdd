// Columns of a terminal against what ICU knows of each character.
package rondo.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.basis.Columns;

class ColumnsTest {
    @Test
    void agreesWithIcuOnEveryCharacter() {
        var other = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .filter(c -> Columns.of(c) != columns(c))
                .mapToObj(Integer::toHexString);
        assertThat(other).isEmpty();
    }

    private static int columns(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> {
                int kind = UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
                yield kind == UCharacter.EastAsianWidth.WIDE || kind == UCharacter.EastAsianWidth.FULLWIDTH ? 2 : 1;
            }
        };
    }

    @Test
    void cutsBeforeASignThatDoesNotFit() {
        assertThat(Columns.cut("汤姆a", 5)).isEqualTo("汤姆a");
        assertThat(Columns.cut("汤姆a", 4)).isEqualTo("汤…");
        assertThat(Columns.cut("汤姆a", 3)).isEqualTo("汤…");
        assertThat(Columns.cut("汤姆a", 1)).isEqualTo("…");
    }
}
