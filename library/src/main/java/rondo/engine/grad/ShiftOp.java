// A number added to each number.
package rondo.engine.grad;

import java.util.List;

final class ShiftOp implements Op {
    private final Var x;
    private final Var y;

    ShiftOp(Var x, double number) {
        this.x = x;
        this.y = Var.result(x.tape(), x.like().copy(x.value()));
        var row = x.tape().empty(1, x.columns());
        for (int c = 0; c < x.columns(); c++) {
            row.set(0, c, number);
        }
        x.tape().precision().pointwise().addBias(row, y.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && x.tracked()) {
            x.gradient().add(y.gradient().tensor());
        }
    }
}
