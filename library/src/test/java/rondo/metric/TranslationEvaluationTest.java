// Evaluations, accuracy, perplexity and bad input of the metrics.
package rondo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Version;

class TranslationEvaluationTest {
    private static final Bleu BLEU = new Bleu(BleuTokenizer.V13A);
    private static final List<String> HYPOTHESES = List.of("a b c d e", "f g h i", "k l m n");
    private static final List<List<String>> REFERENCES = List.of(List.of("a b c d e", "f g h j", "k l m n"));

    @Test
    void saysAllInOneLine() {
        var evaluation = TranslationEvaluation.of(BLEU, HYPOTHESES, REFERENCES, 0.5);
        assertThat(evaluation)
                .hasToString("BLEU 85.5 (95 % interval 45.2 to 100.0), chrF 88.6, exact match 66.7 %, 3 sentences,"
                        + " 6.0 a second");
        assertThat(evaluation.interval().low()).isLessThan(evaluation.bleu().score());
    }

    @Test
    void reportNamesTheSignatures() {
        assertThat(TranslationEvaluation.of(BLEU, HYPOTHESES, REFERENCES, 0.5)
                        .report()
                        .lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:rondo-" + Version.NUMBER
                        + " = 85.5 92.3/");
    }

    @Test
    void leavesOutASpeedThatWasNotMeasured() {
        assertThat(TranslationEvaluation.of(BLEU, List.of("a"), List.of(List.of("a")), 0)
                        .toString())
                .endsWith("exact match 100.0 %, 1 sentence");
    }

    @Test
    void exactMatchTakesAnyReference() {
        var accuracy =
                Accuracy.exactMatch(List.of("a", "b", "c"), List.of(List.of("a", "x", "x"), List.of("x", "b", "x")));
        assertThat(accuracy).isEqualTo(new Accuracy(2, 3));
        assertThat(Accuracy.of(List.of(1, 2), List.of(1, 3)).rate()).isEqualTo(0.5);
    }

    @Test
    void figuresRoundTheExactValue() {
        assertThat(Figures.fixed(0.125, 2)).isEqualTo("0.12");
        assertThat(Figures.fixed(2.675, 2)).isEqualTo("2.67");
        assertThat(Figures.fixed(99.95, 1)).isEqualTo("100.0");
    }

    @Test
    void whatIsNotFiniteIsSaid() {
        assertThat(new Interval(2, Double.POSITIVE_INFINITY)).hasToString("2.0 to infinite");
        assertThat(Figures.fixed(Double.NaN, 1)).isEqualTo("none");
    }

    @Test
    void misalignedOrEmptyTextsAreNamed() {
        assertThatThrownBy(() -> BLEU.corpus(List.of("a", "b"), List.of(List.of("a", "b"), List.of("a"))))
                .isInstanceOf(InputException.class)
                .hasMessage("reference 2: 1 sentences but 2 hypotheses; expected as many; align them line by line");
        assertThatThrownBy(() -> Chrf.corpus(List.of(), List.of(List.of())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no sentence");
        assertThatThrownBy(() -> BLEU.corpus(List.of("a"), List.of())).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Accuracy.of(List.of(1), List.of())).isInstanceOf(InputException.class);
    }

    @Test
    void anUnknownTokenizerIsAnErrorThatOffersTheNearest() {
        assertThat(BleuTokenizer.named("zh")).isEqualTo(BleuTokenizer.ZH);
        assertThatThrownBy(() -> BleuTokenizer.named("chars"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("tokenize: chars is unknown; expected 13a, zh, intl, char, none; did you mean char?");
    }

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + Version.NUMBER);
    }
}
