// From words to the scores of labels.
package rondo.label;

import java.util.List;
import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.loss.Crf;
import rondo.net.loss.chain.ChainRules;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Stacked;
import rondo.net.word.Sentence;
import rondo.net.word.WordReader;
import rondo.net.word.WordSizes;

/// From words to the scores of labels: a recurrent net in both directions reads the words, each by its vector and
/// its characters; its states tell the labels. Where sentences have labels too, the largest of each number of the
/// states tells them, and stands beside the states of each word, since they decide which labels words may have.
final class TaggerNet implements Layer {
    private final double dropout;
    private final double recurrentDropout;
    private final WordReader words;
    private final Stacked layers;
    private final Linear labels;
    private final Optional<Crf> crf;
    private final Optional<Linear> sentences;

    /// What was read of a batch.
    ///
    /// @param layout of the words
    /// @param states what labels of words are told by, packed [N,2H]; [N,4H] where sentences have labels too
    /// @param whole what labels of sentences are told by, [B,2H] by column of the layout, if there are any
    record Read(Ragged layout, Var states, Optional<Var> whole) {}

    /// @param names what is known
    TaggerNet(TaggerRecipe recipe, TaggerNames names) {
        var rng = Rng.of(recipe.training().seed()).at("weights");
        var sizes =
                new WordSizes(recipe.cell(), recipe.embedding(), recipe.characterEmbedding(), recipe.characterHidden());
        this.dropout = recipe.dropout();
        this.recurrentDropout = recipe.recurrentDropout();
        this.words = new WordReader(sizes, names.words().size(), names.characters(), rng.at("words"));
        this.layers = new Stacked(
                recipe.cell(),
                new CellSizes(words.outputs(), recipe.hidden()),
                recipe.layers(),
                Stacked.Reading.BOTH,
                recipe.dropout(),
                rng.at("layers"));
        int told = (names.sentences().isPresent() ? 2 : 1) * layers.outputs();
        this.labels = new Linear(told, names.labels().size(), rng.at("labels"));
        this.crf = recipe.output().equals("crf") ? Optional.of(new Crf(rules(recipe, names))) : Optional.empty();
        this.sentences = names.sentences().map(own -> new Linear(layers.outputs(), own.size(), rng.at("sentences")));
    }

    private static ChainRules rules(TaggerRecipe recipe, TaggerNames names) {
        var labels = names.labels().names();
        return recipe.scheme(names.labels())
                .map(scheme -> ChainRules.of(
                        labels.size(),
                        label -> scheme.begins(labels.get(label)),
                        (before, label) -> scheme.follows(labels.get(before), labels.get(label)),
                        label -> scheme.ends(labels.get(label))))
                .orElseGet(() -> ChainRules.free(labels.size()));
    }

    /// The output layer of labels of words.
    Linear labels() {
        return labels;
    }

    /// What chooses labels together, if that is done.
    Optional<Crf> crf() {
        return crf;
    }

    /// The output layer of labels of sentences, if there are any.
    Optional<Linear> sentences() {
        return sentences;
    }

    /// Reads sentences.
    Read read(Tape tape, List<Sentence> batch) {
        var weights = layers.stateWeights();
        for (int i = 0; i < weights.size(); i++) {
            tape.drop(weights.get(i).value(), recurrentDropout, "state weight " + i);
        }
        var layout = Ragged.of(batch.stream().mapToInt(Sentence::length).toArray());
        var x = Ops.dropout(words.read(tape, batch, layout), dropout, "words", layout);
        var states = layers.run(x, layout).getLast().output();
        var read = Ops.dropout(states, dropout, "states", layout);
        if (sentences.isEmpty()) {
            return new Read(layout, read, Optional.empty());
        }
        var whole = Ops.dropout(Ops.maxRows(states, layout), dropout, "sentences");
        var beside = Ops.gather(whole, layout.columnOfRows());
        return new Read(layout, Ops.concat(List.of(read, beside)), Optional.of(whole));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("words", words);
        visitor.add("layers", layers);
        visitor.add("labels", labels);
        crf.ifPresent(field -> visitor.add("crf", field));
        sentences.ifPresent(layer -> visitor.add("sentences", layer));
    }
}
