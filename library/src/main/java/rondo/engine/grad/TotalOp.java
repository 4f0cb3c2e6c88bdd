// The sum of all numbers.
package rondo.engine.grad;

import java.util.List;

final class TotalOp implements Op {
    private final Var x;
    private final Var y;

    TotalOp(Var x) {
        this.x = x;
        this.y = Var.result(x.tape(), x.tape().zeros(1));
        double sum = 0;
        for (int r = 0; r < x.rows(); r++) {
            for (int c = 0; c < x.columns(); c++) {
                sum += x.value().get(r, c);
            }
        }
        y.value().set(0, 0, sum);
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && x.tracked()) {
            double factor = y.gradient().tensor().get(0, 0);
            var ones = x.like();
            for (int r = 0; r < x.rows(); r++) {
                for (int c = 0; c < x.columns(); c++) {
                    ones.set(r, c, factor);
                }
            }
            x.gradient().add(ones);
        }
    }
}
