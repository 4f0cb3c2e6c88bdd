// A step of a translator's outputs.
package rondo.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import rondo.decode.Step;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.AttentionKernels;
import rondo.engine.tensor.Tensor;
import rondo.net.loss.Distribution;
import rondo.net.loss.OutputLayer;
import rondo.net.recurrent.Stepper;

/// A step of a translator's outputs, of one or many sources: the same numbers as all steps at once under teacher
/// forcing, in f32 to the bit.
final class TranslationStep implements Step {
    private final Tape tape;
    private final Decoder decoder;
    private final Decoder.Sources sources;
    private final int[] source;
    private final Stepper stepper;
    private final Tensor words; // [R,E]
    private final Optional<Tensor> fixed; // [R,C], the context that feeds every step
    private final SideBySide input;
    private final OutputLayer output;
    private final Supplier<Tensor> features; // [R,D]
    private Optional<Distribution> distribution = Optional.empty(); // whose memory not every step needs

    /// @param tape off; owns the memory
    /// @param source of each row; may change from step to step
    TranslationStep(Tape tape, TranslationNet net, Decoder.Sources sources, int[] source) {
        this.tape = tape;
        this.decoder = net.decoder();
        this.sources = sources;
        this.source = source;
        this.stepper = decoder.stepper(tape, source, sources);
        this.words = tape.empty(source.length, decoder.table().columns());
        this.fixed = sources.fixed().map(c -> tape.empty(source.length, c.columns()));
        var parts = new ArrayList<>(List.of(words));
        fixed.ifPresent(parts::add);
        this.input = new SideBySide(tape, parts);
        var context = stepper.attended().map(AttentionKernels.Outputs::contexts).or(() -> fixed);
        this.output = net.readout().words();
        this.features = net.readout().features(tape, stepper.output(), context, words);
    }

    @Override
    public List<Tensor> state() {
        return stepper.state();
    }

    @Override
    public void read(int[] tokens) {
        var pointwise = tape.precision().pointwise();
        pointwise.gather(decoder.table(), tokens, words);
        if (fixed.isPresent()) {
            pointwise.gather(sources.fixed().orElseThrow().value(), source, fixed.get());
        }
        stepper.step(input.join());
    }

    @Override
    public Tensor logProbs() {
        if (distribution.isEmpty()) {
            distribution = Optional.of(output.distribution(tape, words.rows()));
        }
        return distribution.get().logProbs(features.get());
    }

    @Override
    public double[] logProbs(int[] rows, int[] tokens) {
        return output.logProbs(tape, features.get(), rows, tokens);
    }

    @Override
    public Optional<float[]> alignment(int row) {
        return stepper.attended().map(attended -> {
            int[] starts = sources.memory().orElseThrow().starts();
            float[] alignment = new float[starts[source[row] + 1] - starts[source[row]]];
            for (int i = 0; i < alignment.length; i++) {
                alignment[i] = (float) attended.weights().get(row, i);
            }
            return alignment;
        });
    }
}
