// Recurrent layers from ink to labels.
package rondo.ink;

import java.util.List;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.ink.feature.FeatureRows;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.layer.Pooling;
import rondo.net.layer.Standardization;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Stacked;

/// Recurrent layers from ink to labels (Graves et al. 2009): features [N,F] in an input layer that begins as their
/// standardisation, layers of a cell in one or both directions, and an output [N,V] for each step, or [B,V] for each
/// character.
final class RecognizerNet implements Layer {
    private final RecognizerRecipe recipe;
    private final Standardization input;
    private final Stacked layers;
    private final Pooling pooling;
    private final Linear output;

    /// @param labels V, with the blank
    RecognizerNet(RecognizerRecipe recipe, int labels) {
        var rng = Rng.of(recipe.training().seed()).at("weights");
        int width = recipe.features().width();
        this.recipe = recipe;
        this.input = new Standardization(width, rng.at("input"));
        this.layers = new Stacked(
                recipe.cell(),
                new CellSizes(width, recipe.hidden()),
                recipe.layers(),
                recipe.readingOrder(),
                recipe.dropout(),
                rng.at("layers"));
        int states = layers.outputs();
        this.pooling = new Pooling(recipe.pooling(), states, rng.at("attention"));
        this.output = new Linear(states, labels, rng.at("output"));
    }

    /// The input layer.
    Linear input() {
        return input.linear();
    }

    /// The cells of the recurrent layers, from below, of a net that reads forward.
    List<Cell> cells() {
        return layers.cells();
    }

    /// The output layer.
    Linear output() {
        return output;
    }

    /// Lets the input layer make every feature of some ink 0 on average, with a deviation of 1.
    ///
    /// @param sample features of some ink
    void begin(List<FeatureRows> sample) {
        input.begin(values(sample));
    }

    /// What the output layer reads: of each step [N,D], or of each ink [B,D], by column of the layout.
    ///
    /// @param ink features, one ink a sequence of the layout
    Var read(Tape tape, List<FeatureRows> ink, Ragged layout) {
        var top = layers.run(input.apply(tape, values(ink), layout), layout).getLast();
        var x = recipe.lines()
                ? top.output()
                : pooling.apply(top.output(), top.last().output(), layout).rows();
        return Ops.dropout(x, recipe.dropout(), "output");
    }

    private static List<float[]> values(List<FeatureRows> ink) {
        return ink.stream().map(FeatureRows::values).toList();
    }

    /// The layout of some ink that has features each.
    static Ragged layout(List<FeatureRows> ink) {
        return Ragged.of(ink.stream().mapToInt(FeatureRows::size).toArray());
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("input", input);
        visitor.add("recurrent", layers);
        visitor.add("attention", pooling);
        visitor.add("output", output);
    }
}
