// Tells which elements of a sequence decided on its label.
package rondo.label.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;

/// Tells which elements of a sequence decided on a label rather than on another: where attention was, and gradient
/// times input (Shrikumar et al. 2016), the sum over the numbers x of an element of x times the derivative by x of
/// log p(label) - log p(other), which does not vanish where the net is sure.
record SequenceExplainer(SequenceClassifierParts model) {
    /// The influence of each element.
    ///
    /// @param label its number
    /// @param other the number of another; the label itself where there is none
    List<Influence> explain(EncodedSequence sequence, int label, int other) {
        try (var tape = Tape.explaining(Scope.of("explanation"), model.precision())) {
            var batch = List.of(sequence);
            var reading = model.net().read(tape, batch, EncodedSequence.layout(batch));
            var logits = model.net().output().apply(reading.rows()); // [1,L]
            Ops.subtract(Ops.columns(logits, label, label + 1), Ops.columns(logits, other, other + 1))
                    .backward();
            var x = reading.input();
            var gradient = x.gradient().tensor();
            var influences = new ArrayList<Influence>();
            for (int t = 0; t < sequence.length(); t++) {
                double sum = 0;
                for (int f = 0; f < x.columns(); f++) {
                    sum += gradient.get(t, f) * x.value().get(t, f);
                }
                int step = t;
                influences.add(new Influence(sum, reading.attention().map(weights -> weights.get(0, step))));
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
