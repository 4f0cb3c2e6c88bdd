// A wrong tag is a wrong tag, and no sentence is left out for it.
package rondo.structure.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.text.tree.Bracketed;

class ParserEvaluationTest {
    private static final String TRUTH = "(S (NP (DT The) (NN cat)) (VP (VBZ sleeps)) (. .))";

    @Test
    void marksAreToldByTheTrueTags() {
        var answer = Bracketed.parse("(S (NP (DT The) (: cat)) (VP (VBZ sleeps)) (NN .))");
        var evaluation = ParserEvaluation.of(List.of(Bracketed.parse(TRUTH)), List.of(answer), 0.5);
        assertThat(evaluation.score().valid()).isEqualTo(1);
        assertThat(evaluation)
                .hasToString("F1 100.0 (recall 100.0, precision 100.0), complete 100.0 %, tags 50.0 %, 1 sentence,"
                        + " 2 a second");
    }

    @Test
    void bracketsAreCompared() {
        var answer = Bracketed.parse("(S (NP (DT The) (NN cat) (VBZ sleeps)) (. .))");
        var score = ParserEvaluation.of(List.of(Bracketed.parse(TRUTH)), List.of(answer), 1)
                .score();
        assertThat(score.recall()).isBetween(33.3, 33.4);
        assertThat(score.precision()).isEqualTo(50);
    }
}
