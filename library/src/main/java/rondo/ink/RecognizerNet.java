// Recurrent layers from ink to labels.
package rondo.ink;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.ink.feature.FeatureRows;
import rondo.net.layer.Attention;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.SequenceLayer;
import rondo.net.recurrent.Stacked;

/// Recurrent layers from ink to labels (Graves et al. 2009): features [N,F] in an input layer that begins as their
/// standardisation, layers of a cell in one or both directions, and an output [N,V] for each step, or [B,V] for each
/// character.
final class RecognizerNet implements Layer {
    private final RecognizerRecipe recipe;
    private final Linear input;
    private final Stacked layers;
    private final Optional<Attention> attention;
    private final Linear output;

    /// @param labels V, with the blank
    RecognizerNet(RecognizerRecipe recipe, int labels) {
        var rng = Rng.of(recipe.training().seed()).at("weights");
        int width = recipe.features().width();
        this.recipe = recipe;
        this.input = new Linear(width, width, rng.at("input"));
        this.layers = new Stacked(
                recipe.cell(),
                new CellSizes(width, recipe.hidden()),
                recipe.layers(),
                recipe.readingOrder(),
                recipe.dropout(),
                rng.at("layers"));
        int states = layers.outputs();
        this.attention = recipe.pooling().equals("attention")
                ? Optional.of(new Attention(Attention.Kind.ADDITIVE, states, states, states, rng.at("attention")))
                : Optional.empty();
        this.output = new Linear(states, labels, rng.at("output"));
    }

    /// The input layer.
    Linear input() {
        return input;
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
        int width = recipe.features().width();
        double[] sums = new double[width];
        double[] squares = new double[width];
        long count = 0;
        for (var rows : sample) {
            for (int i = 0; i < rows.size(); i++) {
                count++;
                for (int f = 0; f < width; f++) {
                    double value = rows.value(i, f);
                    sums[f] += value;
                    squares[f] += value * value;
                }
            }
        }
        var weight = input.weight().value().clear();
        var bias = input.bias().orElseThrow().value();
        for (int f = 0; f < width; f++) {
            double mean = sums[f] / Math.max(1, count);
            double deviation = Math.sqrt(Math.max(0, squares[f] / Math.max(1, count) - mean * mean));
            double factor = deviation > 1e-6 ? 1 / deviation : 1;
            weight.set(f, f, factor);
            bias.set(0, f, -mean * factor);
        }
    }

    /// What the output layer reads: of each step [N,D], or of each ink [B,D], by column of the layout.
    ///
    /// @param ink features, one ink a sequence of the layout
    Var read(Tape tape, List<FeatureRows> ink, Ragged layout) {
        var top = layers.run(input.apply(packed(tape, ink, layout)), layout).getLast();
        var x = recipe.lines() ? top.output() : pooled(top, layout);
        return Ops.dropout(x, recipe.dropout(), "output");
    }

    /// What decides on a character, [B,D].
    private Var pooled(SequenceLayer.Result top, Ragged layout) {
        return switch (recipe.pooling()) {
            case "last" -> top.last().output();
            case "max" -> Ops.maxRows(top.output(), layout);
            case "attention" -> attended(top.output(), layout);
            default -> Ops.meanRows(top.output(), layout);
        };
    }

    /// The states of each ink, weighted by how they compare with their mean.
    private Var attended(Var states, Ragged layout) {
        int[] starts = new int[layout.sequences() + 1];
        int[] columns = layout.columns();
        for (int i = 0; i < columns.length; i++) {
            starts[i + 1] = starts[i] + layout.length(columns[i]);
        }
        int[] sources = IntStream.range(0, columns.length).map(layout::sequence).toArray();
        var pooling = attention.orElseThrow();
        var memory = pooling.memory(Ops.gather(states, layout.sequenceMajor()), starts);
        return pooling.attend(Ops.meanRows(states, layout), sources, memory).context();
    }

    /// The layout of some ink that has features each.
    static Ragged layout(List<FeatureRows> ink) {
        return Ragged.of(ink.stream().mapToInt(FeatureRows::size).toArray());
    }

    private static Var packed(Tape tape, List<FeatureRows> ink, Ragged layout) {
        int width = ink.getFirst().width();
        var x = tape.empty(layout.rows(), width); // [N,F]
        for (int t = 0; t < layout.steps(); t++) {
            for (int c = 0; c < layout.live(t); c++) {
                var rows = ink.get(layout.sequence(c));
                for (int f = 0; f < width; f++) {
                    x.set(layout.offset(t) + c, f, rows.value(t, f));
                }
            }
        }
        return Var.constant(tape, x);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("input", input);
        visitor.add("recurrent", layers);
        attention.ifPresent(a -> visitor.add("attention", a));
        visitor.add("output", output);
    }
}
