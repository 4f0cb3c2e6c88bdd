// What is shown of a user's data fits on a line.
package rondo.basis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void isShortAndOfOneLine() {
        assertThat(Shown.text("a\tb\r\nc\u001b[31m\u0085\u2028\u2029")).isEqualTo("a?b??c?[31m???");
        assertThat(Shown.text("x".repeat(40))).isEqualTo("x".repeat(40));
        assertThat(Shown.text("x".repeat(41))).isEqualTo("x".repeat(40) + "...");
    }

    @Test
    void cutsNoSignInHalf() {
        assertThat(Shown.text("ab😀c", 3)).isEqualTo("ab...");
        assertThat(Shown.text("ab😀c", 4)).isEqualTo("ab😀...");
        assertThat(Shown.text("ab😀c", 5)).isEqualTo("ab😀c");
        assertThat(Shown.text("a\ud83d")).isEqualTo("a?");
    }
}
