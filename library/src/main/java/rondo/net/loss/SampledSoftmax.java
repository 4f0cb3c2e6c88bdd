// A softmax that learns from a few words at a time.
package rondo.net.loss;

import java.util.Arrays;
import rondo.basis.ConfigException;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;

/// A softmax over all words that learns from a few at a time (Jean et al. 2015): each target is compared with S
/// words drawn at random, the same for all rows of a batch, whose scores are corrected by how often they are to
/// be expected, `s - log(S q(w))`; so the sum over them is the sum over all words in the mean, and with growing
/// S the gradient becomes the full one. A word drawn that is the row's target is left out. With a tape that is
/// off, and for [#distribution], it is the full softmax.
public final class SampledSoftmax implements OutputLayer {
    private static final double NEVER = -1e30; // the score of what is left out

    private final Linear linear;
    private final FullSoftmax full;
    private final int samples;
    private final NoiseWords noise;

    /// From where words are drawn.
    public enum Noise {
        /// By rank, as Zipf's law has it.
        LOG_UNIFORM,
        /// By count, to the power of 0.75.
        UNIGRAM
    }

    /// @param linear from features to words
    /// @param samples S, how many words are drawn for a batch
    /// @param noise from where they are drawn
    /// @param counts how often each word occurs
    public SampledSoftmax(Linear linear, int samples, Noise noise, long[] counts) {
        if (samples < 1) {
            throw new ConfigException("sampled softmax: " + samples + " samples; expected at least 1");
        }
        this.linear = linear;
        this.full = new FullSoftmax(linear);
        this.samples = samples;
        this.noise = noise == Noise.UNIGRAM ? NoiseWords.unigram(counts) : NoiseWords.logUniform(counts);
    }

    @Override
    public int words() {
        return linear.outputs();
    }

    @Override
    public int inputs() {
        return linear.inputs();
    }

    @Override
    public Loss loss(Var x, int[] targets, double smoothing) {
        if (!x.tape().recording()) {
            return full.loss(x, targets, smoothing);
        }
        Targets.check("sampled softmax", x, targets, words(), smoothing);
        return new Comparison(x, targets).loss();
    }

    @Override
    public Distribution distribution(Tape tape, int rows) {
        return full.distribution(tape, rows);
    }

    @Override
    public double[] logProbs(Tape tape, Tensor x, int[] rows, int[] words) {
        return full.logProbs(tape, x, rows, words);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        full.parameters(visitor);
    }

    /// The targets of a batch beside the words drawn for it.
    private final class Comparison {
        private final Var x;
        private final Tape tape;
        private final int[] targets;
        private final int[] drawn = new int[samples];
        private final int[] all; // rows of x, in order
        private final LossEnd end;

        Comparison(Var x, int[] targets) {
            this.x = x;
            this.tape = x.tape();
            this.targets = targets;
            this.all = new int[targets.length];
            Arrays.setAll(all, r -> r);
            var rng = tape.batchRng().at("samples");
            Arrays.setAll(drawn, s -> noise.draw(rng.uniformDouble(s)));
            this.end = new LossEnd("sampled softmax", x);
        }

        Loss loss() {
            var pointwise = tape.precision().pointwise();
            var gemm = tape.precision().gemm();
            var table = linear.weight().value();
            var rows = tape.empty(samples, inputs()); // [S,D]
            pointwise.gather(table, drawn, rows);
            var scores = tape.empty(targets.length, samples + 1); // [N,S+1], the target's last
            var others = scores.columns(0, samples);
            gemm.multiply(x.value(), 0, x.rows(), gemm.pack(tape.scope(), rows, true), 0, others, 0);
            pointwise.addBias(corrections(), others);
            var wanted = tape.empty(1, targets.length);
            pointwise.dots(x.value(), all, table, targets, targets.length, wanted);
            for (int r = 0; r < targets.length; r++) {
                scores.set(r, samples, wanted.get(0, r) + bias(targets[r]));
                for (int s = 0; s < samples; s++) {
                    if (drawn[s] == targets[r]) {
                        scores.set(r, s, NEVER);
                    }
                }
            }
            float[] losses = new float[targets.length];
            int[] last = new int[targets.length];
            Arrays.fill(last, samples);
            end.loss().value().set(0, 0, pointwise.crossEntropy(scores, last, 0, 0, losses));
            back(scores, rows);
            return new Loss(end.loss(), losses);
        }

        private double bias(int word) {
            return linear.bias().map(b -> b.value().get(0, word)).orElse(0.0);
        }

        /// The bias of each word drawn less the logarithm of how often it is to be expected, [1,S].
        private Tensor corrections() {
            var corrections = tape.empty(1, samples);
            for (int s = 0; s < samples; s++) {
                double expected = Math.log(samples) + noise.logProbability(drawn[s]);
                corrections.set(0, s, bias(drawn[s]) - expected);
            }
            return corrections;
        }

        private void back(Tensor gradient, Tensor rows) {
            var pointwise = tape.precision().pointwise();
            var gemm = tape.precision().gemm();
            var others = gradient.columns(0, samples);
            gemm.multiply(others, 0, others.rows(), gemm.pack(tape.scope(), rows, false), 0, end.inputGradient(), 0);
            var dRows = tape.empty(samples, inputs());
            gemm.outer(others, x.value(), 0, dRows);
            var wanted = tape.empty(1, targets.length);
            for (int r = 0; r < targets.length; r++) {
                wanted.set(0, r, gradient.get(r, samples));
            }
            var table = linear.weight();
            pointwise.addScaledRows(wanted, table.value(), targets, targets.length, end.inputGradient(), all);
            var dTargets = tape.zeros(targets.length, inputs());
            pointwise.addScaledRows(wanted, x.value(), all, targets.length, dTargets, all);
            table.on(tape).gradient().addRows(drawn, dRows);
            table.on(tape).gradient().addRows(targets, dTargets);
            linear.bias().ifPresent(b -> {
                var sums = tape.zeros(1, samples);
                pointwise.sumRows(others, sums);
                var dBias = b.on(tape).gradient().tensor();
                add(sums, drawn, dBias);
                add(wanted, targets, dBias);
            });
        }

        private static void add(Tensor gradient, int[] words, Tensor dBias) {
            for (int i = 0; i < words.length; i++) {
                dBias.set(0, words[i], dBias.get(0, words[i]) + gradient.get(0, i));
            }
        }
    }
}
