// Where a series is followed, a value after the other.
package rondo.series.net;

import java.util.List;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Tensor;
import rondo.net.recurrent.Stepper;
import rondo.series.feature.Track;

/// Where a series is followed, a value after the other, with what is said of the next one. Nothing is allocated
/// in a step of built-in cells; its numbers are those of all values read at once, in f32 to the bit.
public final class SeriesStep {
    private final Tape tape;
    private final SeriesNet net;
    private final Stepper encoder;
    private final Stepper decoder;
    private final Tensor value; // [1,F] with the vectors of categories
    private final Tensor ahead;
    private final Tensor output; // [1,P]
    private final float[] numbers;
    private final float[] steps;
    private final double[] raw;

    /// @param tape off; owns the memory
    /// @param categories the number of the word of each kind
    public SeriesStep(Tape tape, SeriesNet net, int[] categories) {
        this.tape = tape;
        this.net = net;
        this.encoder = new Stepper(tape, net.cells(), 1);
        this.decoder = new Stepper(tape, List.of(net.decoder()), 1);
        float[] vectors = net.vectors(categories);
        var plan = net.plan();
        this.numbers = new float[plan.valueWidth() + vectors.length];
        this.steps = new float[plan.stepWidth() + vectors.length];
        System.arraycopy(vectors, 0, numbers, plan.valueWidth(), vectors.length);
        System.arraycopy(vectors, 0, steps, plan.stepWidth(), vectors.length);
        this.value = tape.empty(1, numbers.length);
        this.ahead = tape.empty(1, steps.length);
        this.raw = new double[plan.likelihood().parameters()];
        this.output = tape.empty(1, raw.length);
    }

    /// Reads a value.
    ///
    /// @param index of the value, which the track has taken last
    /// @return the raw numbers of the distribution of the next one, in place
    public double[] read(Track track, int index) {
        track.readValue(index, numbers, 0);
        track.readStep(index, 1, steps, 0);
        set(numbers, value);
        set(steps, ahead);
        var state = decoder.state();
        state.getFirst().copy(encoder.step(value));
        for (int i = 1; i < state.size(); i++) {
            state.get(i).clear();
        }
        net.output().apply(tape, decoder.step(ahead), output);
        for (int p = 0; p < raw.length; p++) {
            raw[p] = output.get(0, p);
        }
        return raw;
    }

    private static void set(float[] from, Tensor to) {
        for (int i = 0; i < from.length; i++) {
            to.set(0, i, from[i]);
        }
    }
}
