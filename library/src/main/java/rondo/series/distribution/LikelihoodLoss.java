// The loss of values under distributions, as an operation.
package rondo.series.distribution;

import java.util.List;
import rondo.basis.ShapeException;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;

/// The summed loss of values under distributions whose raw numbers a net gives. Values that are missing have none.
public final class LikelihoodLoss implements Op {
    /// What the rows are about.
    ///
    /// @param base the first guess of each
    /// @param scale its width
    /// @param values that came; NaN where none is known
    public record Targets(double[] base, double[] scale, double[] values) {}

    private final Var raw;
    private final Var loss;
    private final Tensor slopes;

    private LikelihoodLoss(Likelihood kind, Var raw, Targets targets) {
        this.raw = raw;
        var tape = raw.tape();
        this.loss = Var.result(tape, tape.zeros(1));
        this.slopes = tape.zeros(raw.rows(), raw.columns());
        double sum = 0;
        double[] numbers = new double[kind.parameters()];
        double[] gradient = new double[kind.parameters()];
        for (int r = 0; r < raw.rows(); r++) {
            if (Double.isNaN(targets.values[r])) {
                continue;
            }
            for (int p = 0; p < numbers.length; p++) {
                numbers[p] = raw.value().get(r, p);
            }
            sum += kind.loss(numbers, targets.base[r], targets.scale[r], targets.values[r], gradient);
            for (int p = 0; p < numbers.length; p++) {
                slopes.set(r, p, gradient[p]);
            }
        }
        loss.value().set(0, 0, sum);
    }

    /// The summed loss, [1].
    ///
    /// @param raw [R,P]
    /// @throws ShapeException if there are not P columns, or not as many targets as rows
    public static Var of(Likelihood kind, Var raw, Targets targets) {
        if (raw.columns() != kind.parameters() || raw.rows() != targets.values.length) {
            throw new ShapeException("loss: " + raw.value() + "; expected [" + targets.values.length + ", "
                    + kind.parameters() + "] for " + kind.name());
        }
        var op = new LikelihoodLoss(kind, raw, targets);
        Tape tape = raw.tape();
        tape.record(op);
        return op.loss;
    }

    @Override
    public List<Var> outputs() {
        return List.of(loss);
    }

    @Override
    public void backward() {
        if (loss.reached() && raw.tracked()) {
            raw.tape().precision().pointwise().scale(loss.gradient().tensor().get(0, 0), slopes);
            raw.gradient().add(slopes);
        }
    }
}
