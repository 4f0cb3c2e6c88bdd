// Word vectors, recurrent layers and output of a language model.
package rondo.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import rondo.net.loss.ClassSoftmax;
import rondo.net.loss.FullSoftmax;
import rondo.net.loss.HierarchicalSoftmax;
import rondo.net.loss.OutputLayer;
import rondo.net.loss.SampledSoftmax;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.Recurrent;
import rondo.net.recurrent.State;

/// Word vectors, recurrent layers and output of a language model: `p(y) = product over t of p(y_t | y_<t)`
/// (Mikolov et al. 2010; Zaremba, Sutskever and Vinyals 2014; Merity, Keskar and Socher 2018).
final class LanguageNet implements Layer {
    private final LanguageModelRecipe recipe;
    private final Embedding embedding;
    private final List<Cell> cells = new ArrayList<>();
    private final Optional<Linear> projection;
    private final OutputLayer output;

    /// What was read.
    ///
    /// @param features what the output layer reads, [N,D]
    /// @param last the state of each layer after the last step
    record Read(Var features, List<State> last) {}

    /// @param counts how often each of V words occurs
    LanguageNet(LanguageModelRecipe recipe, long[] counts) {
        int words = counts.length;
        var rng = Rng.of(recipe.training().seed()).at("weights");
        this.recipe = recipe;
        this.embedding = new Embedding(words, recipe.embedding(), rng.at("embedding"));
        int inputs = recipe.embedding();
        for (int i = 0; i < recipe.layers(); i++) {
            var sizes = new CellSizes(inputs, recipe.hidden());
            cells.add(Cells.create(recipe.cell(), sizes, rng.at("cell").at(i)));
            inputs = recipe.hidden();
        }
        int features = recipe.features();
        this.projection = features == inputs && recipe.projection() == 0
                ? Optional.empty()
                : Optional.of(new Linear(inputs, features, rng.at("projection")));
        this.output = output(counts, rng);
    }

    private OutputLayer output(long[] counts, Rng rng) {
        int words = counts.length;
        int features = recipe.features();
        if (recipe.output().equals("hierarchical")) {
            return new HierarchicalSoftmax(features, counts, rng.at("output"));
        }
        var weight = recipe.tied()
                ? embedding.weight()
                : new Parameter(Shape.of(words, features), Initializer.glorot(features, words), rng.at("weight"));
        if (recipe.output().equals("classes")) {
            return new ClassSoftmax(weight, counts, rng.at("output"));
        }
        var bias = new Parameter(Shape.of(words), Initializer.logFrequency(counts), rng.at("bias"));
        var linear = new Linear(weight, Optional.of(bias));
        var noise = recipe.noise().equals("unigram") ? SampledSoftmax.Noise.UNIGRAM : SampledSoftmax.Noise.LOG_UNIFORM;
        return recipe.output().equals("sampled")
                ? new SampledSoftmax(linear, recipe.samples(), noise, counts)
                : new FullSoftmax(linear);
    }

    /// The output layer.
    OutputLayer output() {
        return output;
    }

    /// The word vectors.
    Embedding embedding() {
        return embedding;
    }

    /// The recurrent layers, from below.
    List<Cell> cells() {
        return cells;
    }

    /// From the last layer to what the output reads, where they differ.
    Optional<Linear> projection() {
        return projection;
    }

    /// The states before the first word.
    ///
    /// @param rows B
    List<State> start(Tape tape, int rows) {
        return cells.stream().map(cell -> cell.start(tape, rows)).toList();
    }

    /// Reads words.
    ///
    /// @param words packed rows of N word numbers
    /// @param start the state of each layer, B rows by column of the layout
    Read read(Tape tape, int[] words, Ragged layout, List<State> start) {
        var x = Ops.dropout(vectors(tape, words), recipe.dropout(), "input", layout); // [N,E]
        var last = new ArrayList<State>();
        dropStateWeights(tape);
        for (int i = 0; i < cells.size(); i++) {
            var input = i == 0 ? x : Ops.dropout(x, recipe.dropout(), "layer " + i, layout);
            var result = new Recurrent(cells.get(i)).run(input, layout, start.get(i));
            last.add(result.last());
            x = result.output(); // [N,H]
        }
        var dropped = Ops.dropout(x, recipe.outputDropout(), "output", layout);
        return new Read(projection.map(p -> p.apply(dropped)).orElse(dropped), last);
    }

    /// In training some state weights are left out, the same at all steps of all rows (Merity, Keskar and Socher
    /// 2018).
    private void dropStateWeights(Tape tape) {
        for (int i = 0; i < cells.size(); i++) {
            var weights = cells.get(i).stateWeights();
            for (int w = 0; w < weights.size(); w++) {
                tape.drop(weights.get(w).value(), recipe.recurrentDropout(), "state weight " + i + "." + w);
            }
        }
    }

    /// The vectors of words; in training some words have none, wherever they stand in the batch (Gal and
    /// Ghahramani 2016).
    private Var vectors(Tape tape, int[] words) {
        double rate = recipe.embeddingDropout();
        if (rate == 0 || !tape.recording()) {
            return embedding.apply(tape, words);
        }
        var rng = tape.batchRng().at("words");
        int[] kept = Arrays.stream(words)
                .map(word -> rng.uniform(word) < rate ? -1 : word)
                .toArray();
        return Ops.scale(1 / (1 - rate), embedding.apply(tape, kept));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("embedding", embedding);
        for (int i = 0; i < cells.size(); i++) {
            String suffix = "_l" + i;
            cells.get(i).parameters((name, parameter) -> visitor.add("recurrent." + name + suffix, parameter));
        }
        projection.ifPresent(p -> visitor.add("projection", p));
        visitor.add("output", output);
    }
}
