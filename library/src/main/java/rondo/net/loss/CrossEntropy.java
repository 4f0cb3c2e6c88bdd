// Cross-entropy fused with the output layer.
package rondo.net.loss;

import rondo.basis.ConfigException;
import rondo.basis.ShapeException;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Linear;

/// Cross-entropy of target words, fused with the output layer: `loss = - sum over rows of log softmax(x W' +
/// b)[target]`, times a weight. Rows go through in chunks, so that the logits [N,V] never exist at once; when the
/// tape records, the gradients of a chunk are taken while its logits are at hand.
///
/// The loss is a sum, not a mean: parts of a batch add up exactly. It has to be an end of the tape: its own
/// gradient is 1.
public final class CrossEntropy {
    private static final int CHUNK_BYTES = 4 << 20;

    private final Linear output;
    private final Var x;
    private final int[] targets;
    private final double smoothing;
    private final double weight;
    private final float[] losses;
    private final LossEnd end;

    /// @param output the output layer [V,D]
    /// @param x its input [N,D]
    /// @param targets N word numbers
    /// @param smoothing label smoothing, from 0, which is none, to less than 1
    /// @throws ShapeException if x has not D columns, targets are not one a row, or one is none of V words
    /// @throws ConfigException if smoothing is out of range
    public CrossEntropy(Linear output, Var x, int[] targets, double smoothing) {
        this(output, x, targets, smoothing, 1);
    }

    /// Cross-entropy beside other losses.
    ///
    /// @param weight of this loss and its gradients
    /// @see #CrossEntropy(Linear, Var, int[], double)
    public CrossEntropy(Linear output, Var x, int[] targets, double smoothing, double weight) {
        if (targets.length != x.rows()) {
            throw new ShapeException(
                    "cross-entropy: " + targets.length + " targets for " + x.value() + "; expected one a row");
        }
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new ConfigException("smoothing: " + smoothing + "; expected at least 0 and less than 1");
        }
        this.output = output;
        this.x = x;
        this.targets = targets;
        this.smoothing = smoothing;
        this.weight = weight;
        this.losses = new float[targets.length];
        this.end = new LossEnd("cross-entropy", x);
        end.loss().value().set(0, 0, run());
    }

    /// The summed loss, with smoothing and weight, [1].
    public Var loss() {
        return end.loss();
    }

    /// The negative log-likelihood of each target, in nats, without smoothing.
    public float[] losses() {
        return losses;
    }

    private double run() {
        var tape = x.tape();
        int vocabulary = output.outputs();
        int rows = Math.clamp(CHUNK_BYTES / (4L * vocabulary), 16, Math.max(16, x.rows()));
        var logits = tape.empty(Math.min(rows, x.rows()), vocabulary); // [chunk,V]
        var forward = output.weight().packed(tape, true);
        double sum = 0;
        for (int from = 0; from < x.rows(); from += rows) {
            int count = Math.min(rows, x.rows() - from);
            var chunk = logits.rows(0, count);
            tape.precision().gemm().multiply(x.value(), from, count, forward, 0, chunk, 0);
            output.bias().ifPresent(b -> tape.precision().pointwise().addBias(b.value(), chunk));
            sum += tape.precision().pointwise().crossEntropy(chunk, targets, from, smoothing, losses);
            if (tape.recording()) {
                back(chunk, from, output.weight().packed(tape, false));
            }
        }
        return weight * sum;
    }

    private void back(Tensor gradient, int from, Packed backward) {
        var tape = x.tape();
        if (weight != 1) {
            tape.precision().pointwise().scale(weight, gradient);
        }
        var gemm = tape.precision().gemm();
        gemm.multiply(gradient, 0, gradient.rows(), backward, 0, end.inputGradient(), from);
        var rows = x.value().rows(from, from + gradient.rows());
        output.weight().on(tape).gradient().add((dw, beta) -> gemm.outer(gradient, rows, beta, dw));
        output.bias()
                .ifPresent(b -> tape.precision()
                        .pointwise()
                        .sumRows(gradient, b.on(tape).gradient().tensor()));
    }
}
