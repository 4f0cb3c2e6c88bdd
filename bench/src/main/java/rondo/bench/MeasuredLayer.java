// One recurrent layer, ready to be measured.
package rondo.bench;

import java.util.SplittableRandom;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Parameters;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.Recurrent;

/// One recurrent layer on random input, ready to be measured.
final class MeasuredLayer implements AutoCloseable {
    private final Scope scope = Scope.of("layer");
    private final Tape training;
    private final Tape inference;
    private final Recurrent net;
    private final Ragged layout;
    private final Tensor x;
    private final Tensor ones;

    /// @param cell its name
    /// @param width of input and state
    MeasuredLayer(String cell, int width, Ragged layout, Precision precision) {
        this.net = new Recurrent(Cells.create(cell, new CellSizes(width, width), Rng.of(1)));
        this.layout = layout;
        Parameters.place(net, scope, precision.type());
        this.training = Tape.recording(Scope.of("training"), precision);
        this.inference = Tape.off(Scope.of("inference"), precision);
        this.x = Tensor.empty(scope, precision.type(), layout.rows(), width);
        this.ones = Tensor.empty(scope, precision.type(), layout.rows(), width);
        var random = new SplittableRandom(1);
        for (int r = 0; r < x.rows(); r++) {
            for (int c = 0; c < x.columns(); c++) {
                x.set(r, c, random.nextGaussian());
                ones.set(r, c, 1);
            }
        }
    }

    /// One training step with the sum of all outputs as its loss: forward, and back to input and weights, which
    /// have changed since the last step.
    void train() {
        training.next(Rng.of(1));
        Parameters.values(net).values().forEach(Tensor::touch);
        var output = net.run(Var.result(training, x), layout).output();
        output.gradient().add(ones);
        training.backward();
    }

    /// One forward pass.
    void forward() {
        inference.next(Rng.of(1));
        net.run(Var.constant(inference, x), layout);
    }

    @Override
    public void close() {
        training.close();
        inference.close();
        scope.close();
    }
}
