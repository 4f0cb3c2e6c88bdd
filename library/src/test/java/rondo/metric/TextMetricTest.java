// Metrics by name: what they say of lists agrees with what the single metrics say of texts.
package rondo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;

class TextMetricTest {
    private static final List<String> LIST =
            List.of("the cat sat on the mat", "a cat sits", "", "the the mat", "a dog barks loudly today", "x");
    private static final List<String> REFERENCES = List.of("the cat sits on a mat", "a cat was sitting on the mat now");

    @ParameterizedTest
    @ValueSource(strings = {"bleu", "chrf", "wer", "cer"})
    void listIsJudgedAsEachOfItAlone(String name) {
        var metric = TextMetrics.named(name, BleuTokenizer.V13A);
        assertThat(metric.name()).isEqualTo(name);
        var together = metric.counts(LIST, REFERENCES);
        for (int i = 0; i < LIST.size(); i++) {
            assertThat(metric.counts(LIST.subList(i, i + 1), REFERENCES)).containsExactly(together.get(i));
        }
        assertThat(metric.counts(List.of(), REFERENCES)).isEmpty();
    }

    /// A sentence that is right is worth most, one that shares nothing least.
    @ParameterizedTest
    @ValueSource(strings = {"bleu", "chrf", "wer", "cer"})
    void greaterIsBetterForSentences(String name) {
        var metric = TextMetrics.named(name, BleuTokenizer.V13A);
        var worth =
                metric
                        .counts(List.of("q q q q q q", "the cat sat on a mat", REFERENCES.getFirst()), REFERENCES)
                        .stream()
                        .map(metric::sentence)
                        .toList();
        assertThat(worth.get(0)).isLessThan(worth.get(1));
        assertThat(worth.get(1)).isLessThan(worth.get(2));
        assertThat(metric.lowerIsBetter()).isEqualTo(name.endsWith("er"));
    }

    @Test
    void bleuAndChrfAreThoseOfTexts() {
        var references = REFERENCES.stream().map(List::of).toList();
        for (String hypothesis : LIST) {
            var bleu = TextMetrics.bleu(BleuTokenizer.V13A);
            var counts = bleu.counts(List.of(hypothesis), REFERENCES).getFirst();
            var single = new Bleu(BleuTokenizer.V13A);
            assertThat(bleu.score(counts))
                    .isEqualTo(single.corpus(List.of(hypothesis), references).score());
            assertThat(bleu.sentence(counts))
                    .isEqualTo(single.sentence(hypothesis, REFERENCES).score());
            var chrf = TextMetrics.chrf();
            assertThat(chrf.score(chrf.counts(List.of(hypothesis), REFERENCES).getFirst()))
                    .isEqualTo(Chrf.corpus(List.of(hypothesis), references).score());
        }
    }

    /// "a b" is one edit away from both: the longer counts.
    @Test
    void wordErrorsAreThoseFromTheNearestReference() {
        var wer = TextMetrics.wer();
        var counts = wer.counts(List.of("a b c", "a b", "x"), List.of("a", "a b d", ""));
        assertThat(counts).containsExactly(Counts.of(1, 0, 0, 3), Counts.of(0, 1, 0, 3), Counts.of(1, 0, 0, 1));
        assertThat(wer.score(Counts.sum(counts))).isCloseTo(100 * 3 / 7.0, within(1e-12));
        assertThat(wer.sentence(counts.getFirst())).isCloseTo(-100 / 3.0, within(1e-12));
    }

    @Test
    void characterErrorsAreThoseOfCodePoints() {
        var cer = TextMetrics.cer();
        var counts = cer.counts(List.of("a b", "\uD835\uDD30"), List.of("\uD835\uDD31 b"));
        assertThat(counts).containsExactly(Counts.of(1, 0, 0, 3), Counts.of(1, 2, 0, 3));
        assertThat(cer.signature(2)).startsWith("CER|nrefs:2|");
    }

    @Test
    void wordsBesideNothingAreWorthLessButFinite() {
        var wer = TextMetrics.wer();
        var counts = wer.counts(List.of("a b", ""), List.of(""));
        assertThat(counts.stream().map(wer::sentence)).containsExactly(-200.0, 0.0);
    }

    @Test
    void unknownNameIsAnErrorThatOffersTheNearest() {
        assertThatThrownBy(() -> TextMetrics.named("blue", BleuTokenizer.V13A))
                .isInstanceOf(ConfigException.class)
                .hasMessage("metric blue: unknown; expected one of [bleu, chrf, wer, cer]; did you mean bleu?");
    }
}
