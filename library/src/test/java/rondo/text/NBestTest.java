// Tests of n-best lines.
package rondo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NBestTest {
    @Test
    void isWrittenAsMarianAndMosesDo() {
        assertThat(new NBest(0, "ein Hund", Optional.empty(), List.of(-1.2), -1.2))
                .hasToString("0 ||| ein Hund ||| F0= -1.2 ||| -1.2");
        var alignment = new Alignment(List.of(new Alignment.Link(0, 0), new Alignment.Link(1, 2)));
        assertThat(new NBest(12, "", Optional.of(alignment), List.of(-10.0, -0.12345678), -1234567.5))
                .hasToString("12 |||  ||| 0-0 1-2 ||| F0= -10.0 F1= -0.123457 ||| -1234567.5");
        assertThat(new NBest(1, "a ||| b", Optional.empty(), List.of(Double.NEGATIVE_INFINITY), 0))
                .hasToString("1 ||| a &#124;&#124;&#124; b ||| F0= -Infinity ||| 0.0");
    }
}
