// Layers of recurrent nets above one another.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// Layers of recurrent nets above one another, each in one or both directions, with dropout between them.
/// Parameters are named as in PyTorch's modules of several layers: `weight_ih_l0`, `weight_hh_l0`,
/// `weight_ih_l0_reverse`, and so on.
public final class Stacked implements Layer {
    private final List<SequenceLayer> layers = new ArrayList<>();
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
            layers.add(layer(cell, new CellSizes(inputs, sizes.outputs()), reading, rng.at(i)));
            inputs = outputs();
        }
    }

    private static SequenceLayer layer(String cell, CellSizes sizes, Reading reading, Rng rng) {
        Supplier<Cell> forward = () -> Cells.create(cell, sizes, rng.at("forward"));
        Supplier<Cell> backward = () -> Cells.create(cell, sizes, rng.at("backward"));
        return switch (reading) {
            case FORWARD -> new Recurrent(forward.get(), Direction.FORWARD);
            case REVERSED -> new Recurrent(backward.get(), Direction.BACKWARD);
            case BOTH -> new Bidirectional(forward.get(), backward.get());
        };
    }

    /// The width of the output.
    public int outputs() {
        return layers.getLast().outputs();
    }

    /// From states of zeros.
    ///
    /// @param x packed rows [N,I]
    /// @return output of the last layer, and the last state of every layer
    public List<SequenceLayer.Result> run(Var x, Ragged layout) {
        var results = new ArrayList<SequenceLayer.Result>();
        var input = x;
        for (int i = 0; i < layers.size(); i++) {
            var result = layers.get(i).run(i == 0 ? input : Ops.dropout(input, dropout, "layer " + i), layout);
            results.add(result);
            input = result.output();
        }
        return results;
    }

    /// The weights between one state and the next of all layers, which a net may drop (see [Cell#stateWeights]).
    public List<Parameter> stateWeights() {
        return layers.stream().flatMap(layer -> layer.stateWeights().stream()).toList();
    }

    /// The cells of layers that read forward alone, from below: what a [Stepper] takes.
    ///
    /// @throws ConfigException if a layer reads in both directions, or backward
    public List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        for (var layer : layers) {
            if (!(layer instanceof Recurrent one) || one.direction() != Direction.FORWARD) {
                throw new ConfigException("layer " + cells.size()
                        + " does not read forward alone; expected one that does, to take a step at a time");
            }
            cells.add(one.cell());
        }
        return cells;
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).parameters("_l" + i, visitor);
        }
    }
}
