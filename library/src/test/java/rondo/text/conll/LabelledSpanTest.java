// The spans that labels mark, and which labels may follow one another.
package rondo.text.conll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.Rng;
import rondo.metric.SpanScore;

class LabelledSpanTest {
    private static String spans(String labels) {
        return LabelledSpan.of(List.of(labels.split(" "))).stream()
                .map(span -> span.from() + "-" + span.to() + span.label())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "O B-X I-X O, 1-3X",
        "B-X B-X, 0-1X 1-2X",
        "I-X I-X O I-Y, 0-2X 3-4Y",
        "B-X I-Y, 0-1X 1-2Y",
        "B-X E-X S-Y B-Z I-Z E-Z, 0-2X 2-3Y 3-6Z",
        "S-X S-X, 0-1X 1-2X",
        "E-X E-X, 0-1X 1-2X",
        "B-X E-X I-X, 0-2X 2-3X",
        "B-a-b I-a-b, 0-2a-b",
        "O O, ''",
        "NOUN B- X-Y, ''",
    })
    void areThoseOfConlleval(String labels, String spans) {
        assertThat(spans(labels)).isEqualTo(spans);
    }

    @Test
    void schemesAreToldByTheirLabels() {
        assertThat(SpanScheme.of(List.of("O", "B-X", "I-X"))).contains(SpanScheme.BIO);
        assertThat(SpanScheme.of(List.of("B-X"))).contains(SpanScheme.BIO);
        assertThat(SpanScheme.of(List.of("O", "S-X"))).contains(SpanScheme.BIOES);
        assertThat(SpanScheme.of(List.of("O", "B-X", "NOUN"))).isEmpty();
        assertThat(SpanScheme.of(List.of("O"))).isEmpty();
        assertThat(SpanScheme.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BIO, O B-X I-X I-X B-X O, -1",
        "BIO, I-X, 0",
        "BIO, B-X I-Y, 1",
        "BIO, O I-X, 1",
        "BIOES, B-X E-X S-Y O, -1",
        "BIOES, B-X O, 1",
        "BIOES, B-X I-X, 2",
        "BIOES, S-X E-X, 1",
        "BIOES, B-X B-X, 1",
    })
    void whatASchemeForbidsIsFound(SpanScheme scheme, String labels, int at) {
        assertThat(scheme.firstForbidden(List.of(labels.split(" ")))).isEqualTo(at);
    }

    /// Spans of any labels lie one behind the other, and written in a scheme they are the same again.
    @Test
    void spansOfAnyLabelsCanBeWrittenInBio() {
        var labels = List.of("O", "B-X", "I-X", "E-X", "S-X", "B-Y", "I-Y", "E-Y", "S-Y");
        for (int seed = 0; seed < 500; seed++) {
            var rng = Rng.of(seed);
            var any = new String[1 + seed % 12];
            for (int i = 0; i < any.length; i++) {
                any[i] = labels.get(rng.below(i, labels.size()));
            }
            var spans = LabelledSpan.of(List.of(any));
            var bio = new String[any.length];
            Arrays.fill(bio, "O");
            int end = 0;
            for (var span : spans) {
                assertThat(span.from()).as("seed %d", seed).isGreaterThanOrEqualTo(end);
                end = span.to();
                for (int i = span.from(); i < end; i++) {
                    bio[i] = (i == span.from() ? "B-" : "I-") + span.label();
                }
            }
            assertThat(SpanScheme.BIO.firstForbidden(List.of(bio)))
                    .as("seed %d", seed)
                    .isEqualTo(-1);
            assertThat(LabelledSpan.of(List.of(bio))).as("seed %d", seed).isEqualTo(spans);
        }
    }

    @Test
    void scoresCountWhatIsThere() {
        var truth = List.of(List.of("a", "b"), List.of("c"), List.<String>of());
        var score = SpanScore.of(List.of(List.of("b", "x"), List.<String>of(), List.of("y")), truth);
        assertThat(score).isEqualTo(new SpanScore(1, 3, 3));
        assertThat(score).hasToString("F1 33.33 (precision 33.33, recall 33.33)");
        assertThat(new SpanScore(0, 0, 0).f1()).isZero();
    }
}
