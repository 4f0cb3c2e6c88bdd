// The weights that gated cells share in kind.
package rondo.net.recurrent;

import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Initializer;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// The weights that gated cells share in kind, under PyTorch's names: `weight_ih` [G,I], `weight_hh` [G,H],
/// `bias_ih` and `bias_hh` [G], where G is H times the number of gates. All begin evenly distributed within 1
/// / sqrt(H).
public final class GateWeights implements Layer {
    private final Linear input;
    private final Linear hidden;

    /// @param gates how many gates
    /// @param inputs I
    /// @param outputs H
    GateWeights(int gates, int inputs, int outputs, Rng rng) {
        var uniform = Initializer.uniform(1 / Math.sqrt(outputs));
        int width = gates * outputs;
        this.input = new Linear(
                new Parameter(Shape.of(width, inputs), uniform, rng.at("weight_ih")),
                Optional.of(new Parameter(Shape.of(width), uniform, rng.at("bias_ih"))));
        this.hidden = new Linear(
                new Parameter(Shape.of(width, outputs), uniform, rng.at("weight_hh")),
                Optional.of(new Parameter(Shape.of(width), uniform, rng.at("bias_hh"))));
    }

    /// `x W_ih' + b_ih`.
    public Linear input() {
        return input;
    }

    /// `h W_hh' + b_hh`.
    public Linear hidden() {
        return hidden;
    }

    /// I.
    int inputs() {
        return input.inputs();
    }

    /// H.
    int outputs() {
        return hidden.inputs();
    }

    /// b_hh.
    Parameter hiddenBias() {
        return hidden.bias().orElseThrow();
    }

    /// b_ih + b_hh, [G].
    Tensor summedBias(Tape tape) {
        var bias = input.bias().orElseThrow().value();
        var sum = tape.empty(1, bias.columns()).copy(bias);
        tape.precision().pointwise().add(1, hiddenBias().value(), sum);
        return sum;
    }

    /// Adds the gradients of W_hh and b_hh over all steps at once.
    ///
    /// @param products [N,G], the gradient of the products of the state
    /// @param previous [N,H], the state before each step
    void addHiddenGradient(Tape tape, Tensor products, Tensor previous) {
        var precision = tape.precision();
        hidden.weight().on(tape).gradient().add((dw, beta) -> precision.gemm().outer(products, previous, beta, dw));
        precision.pointwise().sumRows(products, hiddenBias().on(tape).gradient().tensor());
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("weight_ih", input.weight());
        visitor.add("weight_hh", hidden.weight());
        visitor.add("bias_ih", input.bias().orElseThrow());
        visitor.add("bias_hh", hiddenBias());
    }
}
