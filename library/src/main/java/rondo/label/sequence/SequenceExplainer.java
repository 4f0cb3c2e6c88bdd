// Tells which elements of a sequence decided on its label.
package rondo.label.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.net.loss.CrossEntropy;

/// Tells which elements of a sequence decided on a label: where attention was, and gradient times input, the sum over
/// the numbers x of an element of x times the derivative of log p(label) by x (Shrikumar et al. 2016).
record SequenceExplainer(SequenceClassifierParts model) {
    /// The influence of each element.
    ///
    /// @param label its number
    List<Influence> explain(EncodedSequence sequence, int label) {
        try (var tape = Tape.explaining(Scope.of("explanation"), model.precision())) {
            var batch = List.of(sequence);
            var reading = model.net().read(tape, batch, EncodedSequence.layout(batch));
            new CrossEntropy(model.net().output(), reading.rows(), new int[] {label}, 0).loss().backward();
            var x = reading.input();
            var gradient = x.gradient().tensor();
            var influences = new ArrayList<Influence>();
            for (int t = 0; t < sequence.length(); t++) {
                double sum = 0;
                for (int f = 0; f < x.columns(); f++) {
                    sum -= (double) gradient.get(t, f) * x.value().get(t, f); // of the loss, which is - log p
                }
                int step = t;
                influences.add(new Influence(sum, reading.attention().map(weights -> (double) weights.get(0, step))));
            }
            return influences;
        }
    }

    /// What an element did.
    ///
    /// @param gradient times input; above 0 if it speaks for the label
    /// @param attention its share, 0 to 1; empty unless the net pools by attention
    record Influence(double gradient, Optional<Double> attention) {}
}
