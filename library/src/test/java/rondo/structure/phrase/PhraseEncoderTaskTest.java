// The whole loss of an encoder of phrases: its gradient, and what it is for sentences without labels.
package rondo.structure.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.net.layer.Parameters;
import rondo.structure.phrase.PhraseEncoderTask.Example;
import rondo.text.NameList;

class PhraseEncoderTaskTest {
    private static final List<Phrase> PHRASES = List.of(
            Phrase.of("+\ta b c a d"),
            Phrase.of("-\tc"),
            Phrase.of("b d"),
            Phrase.of("(- (x a) (x (x c) (x (x b) (x d))))"));

    private static PhraseEncoderParts model(Scope scope, DType type, String reconstruction) {
        var recipe = PhraseEncoderRecipe.standard()
                .hidden(4)
                .reconstruction(reconstruction)
                .wordDropout(1)
                .leaveOut(0.1)
                .alpha(0.4);
        var words = NameList.of(List.of("a", "b", "c", "d"));
        var net = new PhraseEncoderNet(recipe, words.size(), 2);
        Parameters.place(net, scope, type);
        return new PhraseEncoderParts(recipe, words, NameList.of(List.of("+", "-")), net, scope);
    }

    private static List<Example> examples(PhraseEncoderParts model) {
        return IntStream.range(0, PHRASES.size())
                .mapToObj(p -> new Example(
                        model.number(PHRASES.get(p)),
                        model.labels().number(PHRASES.get(p).label()),
                        p))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"children", "words"})
    void gradientsAreDerivatives(String reconstruction) {
        try (var scope = Scope.of("phrases")) {
            var model = model(scope, DType.F64, reconstruction);
            var task = new PhraseEncoderTask(model, "", examples(model));
            var worst = GradCheck.worst(Parameters.values(model.net()), tape -> task.loss(tape, examples(model)));
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
        }
    }

    @Test
    void batchesAreSumsOfSentences() {
        try (var scope = Scope.of("phrases");
                var tape = Tape.off(scope.child("tape"), Precision.F64)) {
            var model = model(scope, DType.F64, "children");
            var task = new PhraseEncoderTask(model, "", examples(model));
            double together = task.loss(tape, examples(model)).value().get(0, 0);
            double alone = examples(model).stream()
                    .mapToDouble(
                            example -> task.loss(tape, List.of(example)).value().get(0, 0))
                    .sum();
            assertThat(alone).isBetween(together - 1e-9, together + 1e-9);
            var word = new Example(new NumberedPhrase(new int[] {1}, new int[0]), PhraseEncoderTask.NO_LABEL, 0);
            assertThat(task.loss(tape, List.of(word)).value().get(0, 0)).isZero();
        }
    }
}
