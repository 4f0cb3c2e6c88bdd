// What the gates of tree cells are made of: W x + U h + b.
package rondo.net.tree;

import java.util.List;
import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Shape;
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
            this.y = Var.result(tape, tape.empty(rows, bias.shape().columns()));
            x.ifPresent(from -> multiply(input, from, 0));
            h.ifPresent(from -> multiply(hidden, from, x.isPresent() ? 1 : 0));
            tape.precision().pointwise().addBias(bias.value(), y.value());
        }

        private void multiply(Linear layer, Var from, double beta) {
            var weight = layer.weight().packed(tape, true);
            tape.precision().gemm().multiply(from.value(), 0, from.rows(), weight, beta, y.value(), 0);
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
                var db = bias.on(tape).gradient().tensor();
                tape.precision().pointwise().sumRows(dy, db);
            }
        }
    }
}
