// Labels sequences with a net.
package rondo.label.sequence;

import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.learn.batch.Answers;

/// Labels sequences with a net, many at once.
record SequenceLabeller(SequenceClassifierParts model) {
    /// The log-probability of each label, for each of some sequences.
    ///
    /// @param workers share the work
    List<float[]> label(List<EncodedSequence> sequences, Workers workers) {
        return Answers.of(sequences, workers, () -> Tape.off(Scope.of("labelling"), model.precision()), this::label);
    }

    private List<float[]> label(Tape tape, List<EncodedSequence> batch) {
        var layout = EncodedSequence.layout(batch);
        var rows = model.net().read(tape, batch, layout).rows();
        var logProbs = model.net().output().apply(rows).value(); // [B,L]
        tape.precision().pointwise().logSoftmax(logProbs);
        float[][] answers = new float[batch.size()][];
        IntStream.range(0, answers.length)
                .forEach(c ->
                        answers[layout.sequence(c)] = logProbs.rows(c, c + 1).toFloats());
        return List.of(answers);
    }
}
