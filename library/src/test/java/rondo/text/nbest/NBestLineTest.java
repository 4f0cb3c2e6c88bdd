// Tests of lines of n-best lists: what is read of them, what is added, what stays as it is.
package rondo.text.nbest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.text.Alignment;

class NBestLineTest {
    private static NBestLine parse(String line) {
        return NBestLine.parse(line, "list:7: ");
    }

    @Test
    void isWrittenAsMarianAndMosesDo() {
        assertThat(NBestLine.of(0, "ein Hund", Optional.empty(), List.of(-1.2), -1.2))
                .hasToString("0 ||| ein Hund ||| F0= -1.2 ||| -1.2");
        var alignment = new Alignment(List.of(new Alignment.Link(0, 0), new Alignment.Link(1, 2)));
        assertThat(NBestLine.of(12, "", Optional.of(alignment), List.of(-10.0, -0.12345678), -1234567.5))
                .hasToString("12 |||  ||| 0-0 1-2 ||| F0= -10.0 F1= -0.123457 ||| -1234567.5");
        assertThat(NBestLine.of(1, "a ||| b", Optional.empty(), List.of(Double.NEGATIVE_INFINITY), 0))
                .hasToString("1 ||| a &#124;&#124;&#124; b ||| F0= -Infinity ||| 0.0");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var alignment = new Alignment(List.of(new Alignment.Link(0, 0)));
        var line = NBestLine.of(3, "a ||| b", Optional.of(alignment), List.of(-1.5, 2.0), -0.5);
        var again = parse(line.toString());
        assertThat(again).isEqualTo(line);
        assertThat(again.text()).isEqualTo("a ||| b").isEqualTo(line.text());
        assertThat(again.features())
                .isEqualTo(line.features())
                .isEqualTo(Map.of("F0", List.of(-1.5), "F1", List.of(2.0)));
        assertThat(again.total()).isEqualTo(line.total()).isEqualTo(-0.5);
        assertThat(again.with("R", 1)).isEqualTo(line.with("R", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0||| a b .  ||| d: 0 -7.6 lm: -41.3 w: -9 ||| -14.6! a b .!{d=[0.0, -7.6], lm=[-41.3], w=[-9.0]}!-14.6",
                "2 ||| a ||| LM0= -3.2 F0= 1e-3 -.5 ||| +1.! a!{LM0=[-3.2], F0=[0.001, -0.5]}!1.0",
                "2 ||| a ||| 0-0 1-1 ||| F0= -1 ||| -0.5! a!{F0=[-1.0]}!-0.5",
                "2 ||| a ||| 0-0 ||| WordScores= -1 -2 ||| F0=-3 ||| -3! a!{F0=[-3.0]}!-3.0",
                "2 ||| a ||| LM0= -1 ||| -2 ||| 0=0 1-2=1 ||| 0-0! a!{LM0=[-1.0]}!-2.0",
                "2 ||| a ||| dlm_a|b=c= 1 x:y= 2 p=q=3 on: ||| 1! a!{dlm_a|b=c=[1.0], x:y=[2.0], p=q=[3.0], on=[]}!1.0",
                "2 |||  ||| F0= 1 ||| 1!''!{F0=[1.0]}!1.0",
                "2||||||F0= 1|||1!''!{F0=[1.0]}!1.0",
                "2 ||| a |||  ||| 1! a!{}!1.0",
                "\uFEFF2 ||| a ||| F0= 1 ||| 1! a!{F0=[1.0]}!1.0",
                "2 ||| a &#124; b &bar;&amp; ||| F0= 1 F0= 2 ||| 1! a | b |&amp;!{F0=[1.0, 2.0]}!1.0"
            })
    void readsWhatSystemsWrite(String line, String text, String features, double total) {
        for (String end : List.of("", "\n", "\r\n")) {
            var read = parse(line + end);
            assertThat(read.text()).isEqualTo(text.strip());
            assertThat(read.features()).hasToString(features);
            assertThat(read.total()).isEqualTo(total);
            assertThat(read.whole()).isEqualTo(line + end);
            assertThat(read).hasToString(line);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0||| a  ||| d: 0 w: -9 ||| -14!0||| a  ||| d: 0 w: -9 Rondo0: -12.34 ||| -14",
                "0 ||| a ||| LM0= -9 ||| -14!0 ||| a ||| LM0= -9 Rondo0= -12.34 ||| -14",
                "0 ||| a ||| LM0=-9   ||| -14 ||| 0-0 !0 ||| a ||| LM0=-9 Rondo0=-12.34   ||| -14 ||| 0-0 ",
                "0 ||| a |||  ||| -14!0 ||| a ||| Rondo0= -12.34 ||| -14",
                "0|||a||||||-14!0|||a||| Rondo0= -12.34 |||-14",
                "0|||a||| |||-14!0|||a||| Rondo0= -12.34 |||-14",
                "0|||a|||F= 1|||-14!0|||a|||F= 1 Rondo0= -12.34 |||-14"
            })
    void aFeatureMoreLeavesAllElse(String line, String expected) {
        for (String end : List.of("", "\n", "\r\n")) {
            var more = parse(line + end).with("Rondo0", -12.34);
            assertThat(more.whole()).isEqualTo(expected + end);
            assertThat(parse(more.whole()).features())
                    .isEqualTo(more.features())
                    .containsEntry("Rondo0", List.of(-12.34));
        }
    }

    @Test
    void anotherTotalLeavesAllElse() {
        assertThat(parse("0||| a ||| F: 1 |||  -14.5  ||| 0-0\r\n").withTotal(2).whole())
                .isEqualTo("0||| a ||| F: 1 |||  2.0  ||| 0-0\r\n");
        assertThat(parse("0 ||| a ||| F= 1 ||| 3")
                        .withTotal(-1)
                        .with("R", 2)
                        .withTotal(7)
                        .toString())
                .isEqualTo("0 ||| a ||| F= 1 R= 2.0 ||| 7.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "0!list:7: 1 field; expected at least 4",
                "''!list:7: 1 field; expected at least 4",
                "0 ||| a ||| F= 1!list:7: 3 fields; expected at least 4",
                "x ||| a ||| F= 1 ||| 1!list:7: the sentence is x; expected its number",
                "-1 ||| a ||| F= 1 ||| 1!list:7: the sentence is -1",
                "1234567890123456789 ||| a ||| F= 1 ||| 1!list:7: the sentence is 1234567890123456789",
                "0 ||| a ||| F= nan ||| 1!list:7: feature F is nan; expected a finite number",
                "0 ||| a ||| F= 1 G=inf ||| 1!list:7: feature G is inf; expected a finite number",
                "0 ||| a ||| F= 1e999 ||| 1!list:7: feature F is 1e999; expected a finite number",
                "0 ||| a ||| F= 0x10 ||| 1!list:7: feature F is 0x10; expected a finite number",
                "0 ||| a ||| F= 1d ||| 1!list:7: feature F is 1d; expected a finite number",
                "0 ||| a ||| -3 -4 ||| 1!list:7: features begin with -3; expected a name",
                "0 ||| a ||| =1 ||| 1!list:7: features begin with =1; expected a name",
                "0 ||| a ||| F= 1 ||| nan!list:7: the total is nan; expected a finite number",
                "0 ||| a ||| F= 1 ||| !list:7: the total is ; expected a finite number",
                "0 ||| a ||| F= 1 ||| 1-2!list:7: the total is 1-2; expected a finite number"
            })
    void whatIsWrongIsNamed(String line, String message) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(InputException.class).hasMessageStartingWith(message);
    }

    @Test
    void aFeatureIsAddedOnce() {
        assertThatThrownBy(() -> parse("0 ||| a ||| F= 1 ||| 1").with("F", 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("feature F: the list has one of this name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a=", "a:b", "a|b", "a\n"})
    void aFeatureHasAName(String name) {
        assertThatThrownBy(() -> parse("0 ||| a ||| F= 1 ||| 1").with(name, 2)).isInstanceOf(ConfigException.class);
    }
}
