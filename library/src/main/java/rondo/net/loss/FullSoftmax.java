// A softmax over all words.
package rondo.net.loss;

import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;

/// A softmax over all words: `p = softmax(x W' + b)`, W [V,D].
public final class FullSoftmax implements OutputLayer {
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

    @Override
    public void parameters(ParameterVisitor visitor) {
        linear.parameters(visitor);
    }
}
