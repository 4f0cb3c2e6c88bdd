// Layers of recurrent nets above one another.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Layer;
import rondo.net.layer.ParameterVisitor;

/// Layers of recurrent nets above one another, each in one or both directions, with dropout between them.
/// Parameters are named as in PyTorch's modules of several layers: `weight_ih_l0`, `weight_hh_l0`,
/// `weight_ih_l0_reverse`, and so on.
public final class Stacked implements Layer {
    private final List<List<Recurrent>> layers = new ArrayList<>();
    private final double dropout;

    /// In which directions the layers read.
    public enum Reading {
        /// From the first step to the last.
        FORWARD,
        /// From the last step to the first.
        REVERSED,
        /// Both, outputs side by side.
        BOTH
    }

    /// Builds the layers.
    ///
    /// @param cell the name of the cell
    /// @param sizes I of the first layer, and H of each direction
    /// @param dropout on the input of every layer but the first
    public Stacked(String cell, CellSizes sizes, int depth, Reading reading, double dropout, Rng rng) {
        this.dropout = dropout;
        int inputs = sizes.inputs();
        for (int i = 0; i < depth; i++) {
            var runs = new ArrayList<Recurrent>();
            var layer = new CellSizes(inputs, sizes.outputs());
            if (reading != Reading.REVERSED) {
                runs.add(new Recurrent(Cells.create(cell, layer, rng.at(i).at("forward")), Direction.FORWARD));
            }
            if (reading != Reading.FORWARD) {
                runs.add(new Recurrent(Cells.create(cell, layer, rng.at(i).at("backward")), Direction.BACKWARD));
            }
            layers.add(runs);
            inputs = runs.size() * sizes.outputs();
        }
    }

    /// The width of the output.
    public int outputs() {
        return layers.getLast().stream().mapToInt(r -> r.cell().outputs()).sum();
    }

    /// From states of zeros.
    ///
    /// @param x packed rows [N,I]
    /// @return output of the last layer, and the last state of every layer
    public List<Recurrent.Result> run(Var x, Ragged layout) {
        var results = new ArrayList<Recurrent.Result>();
        var input = x;
        for (int i = 0; i < layers.size(); i++) {
            var from = i == 0 ? input : Ops.dropout(input, dropout, "layer " + i);
            var result = Bidirectional.sideBySide(
                    layers.get(i).stream().map(run -> run.run(from, layout)).toList());
            results.add(result);
            input = result.output();
        }
        return results;
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        for (int i = 0; i < layers.size(); i++) {
            for (int d = 0; d < layers.get(i).size(); d++) {
                String suffix = "_l" + i + (d == 0 ? "" : "_reverse");
                layers.get(i).get(d).parameters((name, parameter) -> visitor.add(name + suffix, parameter));
            }
        }
    }
}
