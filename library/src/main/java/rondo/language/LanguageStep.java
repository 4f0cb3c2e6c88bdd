// A step of a language net.
package rondo.language;

import java.util.List;
import java.util.Optional;
import rondo.decode.Step;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Tensor;
import rondo.net.loss.Distribution;
import rondo.net.recurrent.Stepper;

/// A step of a language net.
final class LanguageStep implements Step {
    private final Tape tape;
    private final LanguageNet net;
    private final Stepper stepper;
    private final Tensor words; // [R,E]
    private final Optional<Tensor> projected; // [R,D], what the output layer reads where it is not the last state
    private Optional<Distribution> distribution = Optional.empty(); // whose memory not every step needs

    /// @param tape off; owns the memory
    /// @param rows R
    LanguageStep(Tape tape, LanguageNet net, int rows) {
        this.tape = tape;
        this.net = net;
        this.stepper = new Stepper(tape, net.cells(), rows);
        this.words = tape.empty(rows, net.embedding().weight().shape().columns());
        this.projected = net.projection().map(p -> tape.empty(rows, p.outputs()));
    }

    @Override
    public List<Tensor> state() {
        return stepper.state();
    }

    @Override
    public void read(int[] tokens) {
        tape.precision().pointwise().gather(net.embedding().weight().value(), tokens, words);
        stepper.step(words);
    }

    @Override
    public Tensor logProbs() {
        if (distribution.isEmpty()) {
            distribution = Optional.of(net.output().distribution(tape, words.rows()));
        }
        return distribution.get().logProbs(features());
    }

    @Override
    public double[] logProbs(int[] rows, int[] tokens) {
        return net.output().logProbs(tape, features(), rows, tokens);
    }

    private Tensor features() {
        if (projected.isEmpty()) {
            return stepper.output();
        }
        net.projection().orElseThrow().apply(tape, stepper.output(), projected.get());
        return projected.get();
    }
}
