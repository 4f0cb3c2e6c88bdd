// What the gates of tree cells are made of: W x + U h + b.
package rondo.net.tree;

import java.util.List;
import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Initializer;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// What the gates of tree cells are made of, before their functions: `W x + U h + b`, where x is absent at a node
/// without a word, and h at a leaf. Parameters: `weight_ih` [G,I], `weight_hh` [G,K], `bias` [G]. All begin evenly
/// distributed within 1 / sqrt(H).
final class GateProducts implements Layer {
    private final Linear input;
    private final Linear hidden;
    private final Parameter bias;

    /// @param width G
    /// @param inputs I, the width of x
    /// @param states K, the width of h
    /// @param outputs H, the width of a gate
    GateProducts(int width, int inputs, int states, int outputs, Rng rng) {
        var uniform = Initializer.uniform(1 / Math.sqrt(outputs));
        this.input = new Linear(new Parameter(Shape.of(width, inputs), uniform, rng.at("weight_ih")), Optional.empty());
        this.hidden =
                new Linear(new Parameter(Shape.of(width, states), uniform, rng.at("weight_hh")), Optional.empty());
        this.bias = new Parameter(Shape.of(width), uniform, rng.at("bias"));
    }

    /// G.
    int width() {
        return input.outputs();
    }

    /// I.
    int inputs() {
        return input.inputs();
    }

    /// `W x + b`, [R,G].
    Var leaves(Var x) {
        return recorded(new Products(x.tape(), Optional.of(x), Optional.empty()));
    }

    /// `W x + U h + b`, [R,G].
    Var nodes(Optional<Var> x, Var h) {
        return recorded(new Products(h.tape(), x, Optional.of(h)));
    }

    private static Var recorded(Products op) {
        op.tape.record(op);
        return op.y;
    }

    /// Some rows of `W x + U h + b`, for operations that hold gates inside.
    ///
    /// @param x [*,I]
    /// @param h [*,K]
    /// @param y [*,G]; the rows from `row` on of all three belong together
    void products(Tape tape, Optional<Tensor> x, Optional<Tensor> h, Tensor y, int row, int rows) {
        x.ifPresent(from -> multiply(tape, input, from, 0, y, row, rows));
        h.ifPresent(from -> multiply(tape, hidden, from, x.isPresent() ? 1 : 0, y, row, rows));
        tape.precision().pointwise().addBias(bias.value(), y.rows(row, row + rows));
    }

    private static void multiply(Tape tape, Linear layer, Tensor from, double beta, Tensor y, int row, int rows) {
        var weight = layer.weight().packed(tape, true);
        tape.precision().gemm().multiply(from, row, rows, weight, beta, y, row);
    }

    /// The gradient of h of some rows: `dh = U' dy + beta dh`.
    ///
    /// @param dy [*,G], read from `row` on
    /// @param dh [*,K], written from 0 on
    void stateGradient(Tape tape, Tensor dy, int row, int rows, double beta, Tensor dh) {
        var weight = hidden.weight().packed(tape, false);
        tape.precision().gemm().multiply(dy, row, rows, weight, beta, dh, 0);
    }

    /// Adds the gradients of W and x.
    ///
    /// @param dy [R,G] for the R rows of x
    void addInputGradients(Var x, Tensor dy) {
        input.addGradients(x, dy);
    }

    /// Adds the gradient of U.
    ///
    /// @param h [R,K]
    /// @param dy [R,G]
    void addStateWeightGradient(Tape tape, Tensor h, Tensor dy) {
        hidden.weight()
                .on(tape)
                .gradient()
                .add((dw, beta) -> tape.precision().gemm().outer(dy, h, beta, dw));
    }

    /// Adds the gradient of b.
    ///
    /// @param dy [R,G]
    void addBiasGradient(Tape tape, Tensor dy) {
        tape.precision().pointwise().sumRows(dy, bias.on(tape).gradient().tensor());
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("weight_ih", input.weight());
        visitor.add("weight_hh", hidden.weight());
        visitor.add("bias", bias);
    }

    private final class Products implements Op {
        private final Tape tape;
        private final Optional<Var> x;
        private final Optional<Var> h;
        private final Var y;

        Products(Tape tape, Optional<Var> x, Optional<Var> h) {
            this.tape = tape;
            this.x = x;
            this.h = h;
            int rows = x.or(() -> h).orElseThrow().rows();
            this.y = Var.result(tape, tape.empty(rows, width()));
            products(tape, x.map(Var::value), h.map(Var::value), y.value(), 0, rows);
        }

        @Override
        public List<Var> outputs() {
            return List.of(y);
        }

        @Override
        public void backward() {
            if (y.reached()) {
                var dy = y.gradient().tensor();
                x.ifPresent(from -> input.addGradients(from, dy));
                h.ifPresent(from -> hidden.addGradients(from, dy));
                addBiasGradient(tape, dy);
            }
        }
    }
}
