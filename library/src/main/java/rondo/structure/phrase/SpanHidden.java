// The hidden layer of some spans.
package rondo.structure.phrase;

import java.util.List;
import java.util.stream.IntStream;
import rondo.engine.grad.Op;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Activation;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Parameter;

/// The hidden layer of some spans, `relu(x[to] - x[from] + b)`.
final class SpanHidden implements Op {
    private final Var x;
    private final Parameter bias;
    private final int[] from;
    private final int[] to;
    private final Var y;

    /// @param x what stands between words [F,M]
    /// @param bias [M]
    /// @param from the row of x before each span
    /// @param to the row of x after each span
    SpanHidden(Var x, Parameter bias, int[] from, int[] to) {
        this.x = x;
        this.bias = bias;
        this.from = from;
        this.to = to;
        var tape = x.tape();
        this.y = Var.result(tape, tape.empty(to.length, x.columns())); // [K,M]
        var pointwise = tape.precision().pointwise();
        var before = tape.empty(from.length, x.columns()); // [K,M]
        pointwise.gather(x.value(), from, before);
        pointwise.gather(x.value(), to, y.value());
        pointwise.add(-1, before, y.value());
        pointwise.addBias(bias.value(), y.value());
        pointwise.apply(Activation.RELU, y.value(), y.value());
        tape.record(this);
    }

    /// [K,M], a row for each span.
    Var output() {
        return y;
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (!y.reached()) {
            return;
        }
        var tape = y.tape();
        var pointwise = tape.precision().pointwise();
        var gradient = tape.zeros(y.rows(), y.columns()); // [K,M]
        pointwise.applyBackward(Activation.RELU, y.value(), y.gradient().tensor(), gradient);
        pointwise.sumRows(gradient, bias.on(tape).gradient().tensor());
        pointwise.scatterAdd(gradient, to, x.gradient().tensor());
        pointwise.addScaledRows(
                minusOnes(), gradient, count(), from.length, x.gradient().tensor(), from);
    }

    private Tensor minusOnes() {
        var ones = y.tape().empty(1, from.length);
        IntStream.range(0, from.length).forEach(i -> ones.set(0, i, -1));
        return ones;
    }

    private int[] count() {
        return IntStream.range(0, from.length).toArray();
    }
}
