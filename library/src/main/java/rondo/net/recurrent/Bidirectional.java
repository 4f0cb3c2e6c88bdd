// Two runs over the same batch, in both directions.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.List;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;

/// Two runs over the same batch, in both directions, their outputs side by side (Schuster and Paliwal 1997).
public final class Bidirectional {
    private final Recurrent forward;
    private final Recurrent backward;

    /// A run of one cell forward and of another backward.
    public Bidirectional(Cell forward, Cell backward) {
        this.forward = new Recurrent(forward, Direction.FORWARD);
        this.backward = new Recurrent(backward, Direction.BACKWARD);
    }

    /// From states of zeros.
    ///
    /// @param x packed rows [N,I]
    /// @return output [N,2H] and the last state of each direction side by side
    public Recurrent.Result run(Var x, Ragged layout) {
        return sideBySide(List.of(forward.run(x, layout), backward.run(x, layout)));
    }

    /// Results of several runs, their columns side by side.
    static Recurrent.Result sideBySide(List<Recurrent.Result> results) {
        if (results.size() == 1) {
            return results.getFirst();
        }
        var parts = new ArrayList<Var>();
        for (int i = 0; i < results.getFirst().last().parts().size(); i++) {
            int part = i;
            parts.add(Ops.concat(
                    results.stream().map(r -> r.last().parts().get(part)).toList()));
        }
        return new Recurrent.Result(
                Ops.concat(results.stream().map(Recurrent.Result::output).toList()), new State(parts));
    }
}
