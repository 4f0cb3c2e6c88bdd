// A softmax over all words.
package rondo.net.loss;

import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// A softmax over all words: `p = softmax(x W' + b)`, W [V,D].
public final class FullSoftmax implements OutputLayer {
    private static final int CHUNK_BYTES = 4 << 20;
    private static final int LEAST_ROWS = 16;

    private final Linear linear;

    /// @param linear from features to words
    public FullSoftmax(Linear linear) {
        this.linear = linear;
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
        var loss = new CrossEntropy(linear, x, targets, smoothing);
        return new Loss(loss.loss(), loss.losses());
    }

    @Override
    public Distribution distribution(Tape tape, int rows) {
        var logProbs = tape.empty(rows, words());
        return x -> {
            linear.apply(tape, x, logProbs);
            tape.precision().pointwise().logSoftmax(logProbs);
            return logProbs;
        };
    }

    /// The same bits as those of the distribution in single precision. Rows go through in chunks, so that the
    /// logits [R,V] never exist at once; of a row no more is written than them.
    @Override
    public double[] logProbs(Tape tape, Tensor x, int[] rows, int[] words) {
        double[] found = new double[rows.length];
        int end = rows.length == 0 ? 0 : rows[rows.length - 1] + 1;
        int most = Math.clamp(CHUNK_BYTES / (4L * words()), LEAST_ROWS, Math.max(LEAST_ROWS, end));
        try (var own = Tape.off(Scope.of("words"), tape.precision())) {
            var bias = linear.bias().map(Parameter::value).orElseGet(() -> own.zeros(1, words()));
            var weight = linear.weight().packed(own, true);
            var logits = own.empty(Math.min(most, end), words()); // [chunk,V]
            var sums = own.empty(logits.rows(), 1);
            for (int i = 0; i < rows.length; ) {
                int from = rows[i];
                int count = Math.min(most, end - from);
                var chunk = logits.rows(0, count);
                own.precision().gemm().multiply(x, from, count, weight, 0, chunk, 0);
                own.precision().pointwise().logSums(bias, chunk, sums.rows(0, count));
                for (; i < rows.length && rows[i] < from + count; i++) {
                    int row = rows[i] - from;
                    double logit = rounded(own, chunk.get(row, words[i]) + bias.get(0, words[i]));
                    found[i] = rounded(own, logit - sums.get(row, 0));
                }
            }
        }
        return found;
    }

    /// As the numbers between operations are.
    private static double rounded(Tape tape, double number) {
        return tape.precision().type() == DType.F64 ? number : (float) number;
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        linear.parameters(visitor);
    }
}
