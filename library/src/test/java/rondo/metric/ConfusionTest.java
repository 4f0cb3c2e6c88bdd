// Precision, recall and F1 of labels follow from what was taken for what.
package rondo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.basis.InputException;

class ConfusionTest {
    @Test
    void countsWhatIsTakenForWhat() {
        var confusion = Confusion.of(List.of("a", "b", "b", "c", "b"), List.of("a", "a", "b", "a", "a"));
        assertThat(confusion.labels()).containsExactly("a", "b");
        assertThat(confusion.of("a")).isEqualTo(new SpanScore(1, 1, 4));
        assertThat(confusion.of("b")).isEqualTo(new SpanScore(1, 3, 1));
        assertThat(confusion.of("c")).isEqualTo(new SpanScore(0, 1, 0));
        assertThat(confusion.macroF1()).isCloseTo((40 + 50) / 2.0, within(1e-9));
        assertThat(confusion.mistakes())
                .containsExactly(new Confusion.Mistake("a", "b", 2), new Confusion.Mistake("a", "c", 1));
    }

    @Test
    void asManyAnswersAsTrueOnes() {
        assertThatThrownBy(() -> Confusion.of(List.of("a"), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 answers and 0 true ones");
    }
}
