// A linear layer: y = x W' + b.
package rondo.net.layer;

import java.util.List;
import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

/// A linear layer: `y = x W' + b`. Parameters as in PyTorch: `weight` [O,I] and `bias` [O].
///
/// Begins evenly distributed by Glorot and Bengio (2010), the bias at zero.
public final class Linear implements Layer {
    private final Parameter weight;
    private final Optional<Parameter> bias;

    /// A layer with bias.
    public Linear(int inputs, int outputs, Rng rng) {
        this(inputs, outputs, true, rng);
    }

    /// @param inputs I
    /// @param outputs O
    /// @param bias with which the bias begins
    public Linear(int inputs, int outputs, Initializer bias, Rng rng) {
        this(weight(inputs, outputs, rng), Optional.of(new Parameter(Shape.of(outputs), bias, rng.at("bias"))));
    }

    /// @param inputs I
    /// @param outputs O
    /// @param bias whether there is a bias
    public Linear(int inputs, int outputs, boolean bias, Rng rng) {
        this(
                weight(inputs, outputs, rng),
                bias
                        ? Optional.of(new Parameter(Shape.of(outputs), Initializer.constant(0), rng.at("bias")))
                        : Optional.empty());
    }

    /// A layer of parameters that may be shared with another.
    ///
    /// @param weight [O,I]
    /// @param bias [O]
    public Linear(Parameter weight, Optional<Parameter> bias) {
        this.weight = weight;
        this.bias = bias;
    }

    private static Parameter weight(int inputs, int outputs, Rng rng) {
        return new Parameter(Shape.of(outputs, inputs), Initializer.glorot(inputs, outputs), rng.at("weight"));
    }

    /// I.
    public int inputs() {
        return weight.shape().columns();
    }

    /// O.
    public int outputs() {
        return weight.shape().rows();
    }

    /// The weight [O,I].
    public Parameter weight() {
        return weight;
    }

    /// The bias [O].
    public Optional<Parameter> bias() {
        return bias;
    }

    /// `x W' + b`.
    ///
    /// @param x [R,I]
    /// @return [R,O]
    /// @throws rondo.basis.ShapeException if x has not I columns
    public Var apply(Var x) {
        var op = new Product(x);
        x.tape().record(op);
        return op.y;
    }

    /// `y = x W' + b` without a gradient.
    ///
    /// @param tape says in which numbers to compute
    /// @param x [R,I]
    /// @param y [R,O], written
    /// @throws rondo.basis.ShapeException if x has not I columns, or y not O, or not as many rows as x
    public void apply(Tape tape, Tensor x, Tensor y) {
        tape.precision().gemm().multiply(x, 0, x.rows(), weight.packed(tape, true), 0, y, 0);
        if (bias.isPresent()) {
            tape.precision().pointwise().addBias(bias.get().value(), y);
        }
    }

    /// Adds the gradients of weight, bias and input, for operations that hold a linear layer inside.
    ///
    /// @param x the input [R,I]
    /// @param dy the gradient of the output [R,O]
    public void addGradients(Var x, Tensor dy) {
        var tape = x.tape();
        var gemm = tape.precision().gemm();
        weight.on(tape).gradient().add((dw, beta) -> gemm.outer(dy, x.value(), beta, dw));
        bias.ifPresent(b ->
                tape.precision().pointwise().sumRows(dy, b.on(tape).gradient().tensor()));
        if (x.tracked()) {
            x.gradient().add((dx, beta) -> gemm.multiply(dy, 0, dy.rows(), weight.packed(tape, false), beta, dx, 0));
        }
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("weight", weight);
        bias.ifPresent(b -> visitor.add("bias", b));
    }

    private final class Product implements Op {
        private final Var x;
        private final Var y;

        Product(Var x) {
            this.x = x;
            var tape = x.tape();
            this.y = Var.result(tape, tape.empty(x.rows(), weight.shape().rows())); // [R,O]
            Linear.this.apply(tape, x.value(), y.value());
        }

        @Override
        public List<Var> outputs() {
            return List.of(y);
        }

        @Override
        public void backward() {
            if (y.reached()) {
                addGradients(x, y.gradient().tensor());
            }
        }
    }
}
