// Recurrent layers from a series to distributions of what follows.
package rondo.series.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Shape;
import rondo.net.layer.Embedding;
import rondo.net.layer.Initializer;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.Recurrent;
import rondo.net.recurrent.Stacked;
import rondo.net.recurrent.State;

/// Recurrent layers from a series to distributions of what follows: an encoder reads the last values, a decoder
/// goes on from its last output, a step for each date ahead, and an output says how the value there differs from
/// the first guess (see [rondo.series.feature.Track]). It begins as that guess, unchanged.
public final class SeriesNet implements Layer {
    private final SeriesPlan plan;
    private final List<Embedding> categories;
    private final Stacked encoder;
    private final Recurrent decoder;
    private final Linear output;

    /// @param rng decides the weights with which it begins
    public SeriesNet(SeriesPlan plan, Rng rng) {
        this.plan = plan;
        var size = plan.size();
        int hidden = size.hidden();
        this.categories = IntStream.range(0, plan.words().length)
                .mapToObj(k -> new Embedding(
                        plan.words()[k] + 1,
                        size.embedding(),
                        rng.at("category").at(k)))
                .toList();
        int beside = categories.size() * size.embedding();
        this.encoder = new Stacked(
                size.cell(),
                new CellSizes(plan.valueWidth() + beside, hidden),
                size.layers(),
                Stacked.Reading.FORWARD,
                size.dropout(),
                rng.at("encoder"));
        this.decoder = new Recurrent(
                Cells.create(size.cell(), new CellSizes(plan.stepWidth() + beside, hidden), rng.at("decoder")));
        var likelihood = plan.likelihood();
        this.output = new Linear(
                new Parameter(Shape.of(likelihood.parameters(), hidden), Initializer.constant(0), rng.at("output")),
                Optional.of(new Parameter(
                        Shape.of(likelihood.parameters()),
                        (_, p) -> likelihood.beginning((int) p),
                        rng.at("output bias"))));
    }

    /// What it is built of.
    public SeriesPlan plan() {
        return plan;
    }

    /// The cells of the encoder, from below.
    List<Cell> cells() {
        return encoder.cells();
    }

    /// The cell of the decoder.
    Cell decoder() {
        return decoder.cell();
    }

    /// The output layer.
    Linear output() {
        return output;
    }

    /// The vectors of the categories of a series, one after the other.
    float[] vectors(int[] words) {
        float[] vectors = new float[words.length * plan.size().embedding()];
        for (int k = 0; k < words.length; k++) {
            categories
                    .get(k)
                    .weight()
                    .value()
                    .copyRow(words[k], vectors, k * plan.size().embedding());
        }
        return vectors;
    }

    /// What is said of windows.
    ///
    /// @param order the window of each column
    /// @param raw [steps B, P], step by step, in each step by column
    public record Said(int[] order, Var raw) {
        /// The row of a step of a column.
        public int row(int column, int steps) {
            return (steps - 1) * order.length + column;
        }
    }

    /// Reads windows and goes ahead.
    ///
    /// @param steps how many
    public Said read(Tape tape, List<Window> windows, int steps) {
        var read = encode(tape, windows);
        var layout = Ragged.equal(windows.size(), steps);
        var ahead = tape.empty(layout.rows(), plan.stepWidth()); // [steps B, F]
        float[] numbers = new float[plan.stepWidth()];
        for (int h = 1; h <= steps; h++) {
            for (int c = 0; c < windows.size(); c++) {
                var window = windows.get(read.order[c]);
                window.track().readStep(window.origin(), h, numbers, 0);
                if (plan.steps().autoregressive()) {
                    readBefore(window, h, numbers);
                }
                for (int f = 0; f < numbers.length; f++) {
                    ahead.set((h - 1) * windows.size() + c, f, numbers[f]);
                }
            }
        }
        int[] columns = IntStream.range(0, layout.rows())
                .map(r -> read.order[r % windows.size()])
                .toArray();
        var x = withCategories(Var.constant(tape, ahead), windows, columns);
        var states = decoder.run(x, layout, read.state).output();
        return new Said(read.order, output.apply(Ops.dropout(states, plan.size().dropout(), "output")));
    }

    /// The value of the step before, as the decoder reads it: how far it was from its first guess.
    private static void readBefore(Window window, int steps, float[] to) {
        double value = steps == 1 ? Double.NaN : window.value(steps - 1);
        boolean there = !Double.isNaN(value);
        to[to.length - 2] = there ? before(window, steps - 1, value) : 0;
        to[to.length - 1] = there ? 1 : 0;
    }

    /// A value as the next step reads it.
    static float before(Window window, int steps, double value) {
        double guess = window.track().base(window.origin(), steps);
        double z = (value - guess) / window.track().spread(window.origin(), steps);
        return (float) Math.clamp(z, -10, 10);
    }

    /// The last states of an encoder, by column.
    record Encoded(int[] order, State state) {}

    /// The states with which the decoder begins.
    Encoded encode(Tape tape, List<Window> windows) {
        var layout = Ragged.of(windows.stream()
                .mapToInt(w -> Math.min(plan.steps().context(), w.origin() + 1))
                .toArray());
        int[] order = IntStream.range(0, windows.size()).map(layout::sequence).toArray();
        var x = tape.empty(layout.rows(), plan.valueWidth()); // [N,F]
        float[] numbers = new float[plan.valueWidth()];
        int[] columns = layout.columnOfRows();
        for (int t = 0; t < layout.steps(); t++) {
            for (int c = 0; c < layout.live(t); c++) {
                var window = windows.get(order[c]);
                window.track().readValue(window.origin() - layout.length(c) + 1 + t, numbers, 0);
                for (int f = 0; f < numbers.length; f++) {
                    x.set(layout.offset(t) + c, f, numbers[f]);
                }
            }
        }
        int[] owners = Arrays.stream(columns).map(c -> order[c]).toArray();
        var read = encoder.run(withCategories(Var.constant(tape, x), windows, owners), layout)
                .getLast();
        return new Encoded(order, begun(tape, read.last().output()));
    }

    /// The state with which the decoder begins: the output of the encoder, and zeros for what else its cell
    /// carries.
    State begun(Tape tape, Var output) {
        var rest = decoder.cell().start(tape, output.rows()).parts();
        return new State(Stream.concat(Stream.of(output), rest.stream().skip(1)).toList());
    }

    private Var withCategories(Var x, List<Window> windows, int[] owners) {
        var parts = new ArrayList<Var>(List.of(x));
        for (int k = 0; k < categories.size(); k++) {
            int kind = k;
            int[] ids = Arrays.stream(owners)
                    .map(window -> windows.get(window).categories()[kind])
                    .toArray();
            parts.add(categories.get(k).apply(x.tape(), ids));
        }
        return Ops.concat(parts);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        for (int k = 0; k < categories.size(); k++) {
            visitor.add("category." + k, categories.get(k));
        }
        visitor.add("encoder", encoder);
        decoder.parameters("_l0", (name, parameter) -> visitor.add("decoder." + name, parameter));
        visitor.add("output", output);
    }
}
