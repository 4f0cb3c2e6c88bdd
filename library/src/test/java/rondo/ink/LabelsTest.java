// What a recogniser can write.
package rondo.ink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void areInTheOrderOfTheirCodePoints() {
        assertThat(Labels.learned(Stream.of("b！😀", "ab"), true).names()).containsExactly("a", "b", "！", "😀");
        assertThat(Labels.learned(Stream.of("a😀", "a！", "a"), false).names()).containsExactly("a", "a！", "a😀");
    }
}
