// Where a step of a language net is computed.
package rondo.language;

import java.util.Optional;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Tensor;
import rondo.net.recurrent.Stepper;

/// Where a step of a language net is computed, for B rows.
///
/// @param stepper its layers
/// @param words the vectors of the words that are read, [B,E]
/// @param projected what the output layer reads where it is not the last state, [B,D]
record LanguageStep(Stepper stepper, Tensor words, Optional<Tensor> projected) {
    /// @param tape off; owns the memory
    LanguageStep(Tape tape, LanguageNet net, int rows) {
        this(
                new Stepper(tape, net.cells(), rows),
                tape.empty(rows, net.embedding().weight().shape().columns()),
                net.projection().map(p -> tape.empty(rows, p.outputs())));
    }

    /// What the output layer reads, [B,D].
    Tensor features(Tape tape, LanguageNet net) {
        if (projected.isEmpty()) {
            return stepper.output();
        }
        net.projection().orElseThrow().apply(tape, stepper.output(), projected.get());
        return projected.get();
    }
}
