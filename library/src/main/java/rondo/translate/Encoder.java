// Reads source sentences.
package rondo.translate;

import java.util.List;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Embedding;
import rondo.net.layer.Layer;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Stacked;

/// Reads source sentences: word vectors, then recurrent layers in one or both directions.
final class Encoder implements Layer {
    private final Embedding embedding;
    private final Stacked layers;
    private final TranslatorRecipe recipe;

    /// What was read of a batch of sentences, in the order in which they were given.
    ///
    /// @param summary c, one row a sentence [B,C]
    /// @param outputs the states of all steps, sentence after sentence [M,C]
    /// @param starts the first row of each sentence in outputs, and M at the end
    record Encoded(Var summary, Var outputs, int[] starts) {}

    Encoder(Embedding embedding, TranslatorRecipe recipe, Rng rng) {
        this.embedding = embedding;
        this.recipe = recipe;
        this.layers = new Stacked(
                recipe.cell(),
                new CellSizes(recipe.embedding(), recipe.hidden()),
                recipe.layers(),
                recipe.readingOrder(),
                recipe.dropout(),
                rng);
    }

    /// C, the width of a state.
    int outputs() {
        return layers.outputs();
    }

    /// Reads sentences of word numbers; an empty one is not possible.
    Encoded encode(Tape tape, List<int[]> sentences) {
        var layout = Ragged.of(sentences.stream().mapToInt(s -> s.length).toArray());
        int[] ids = layout.pack(sentences.toArray(int[][]::new));
        var x = Ops.dropout(embedding.apply(tape, ids), recipe.dropout(), "source"); // [N,E]
        var top = layers.run(x, layout).getLast();
        var summary = switch (recipe.contextKind()) {
            case LAST -> top.last().output();
            case MAX -> Ops.maxRows(top.output(), layout);
            case MEAN, ATTENTION -> Ops.meanRows(top.output(), layout);
        };
        int[] starts = new int[sentences.size() + 1];
        for (int i = 0; i < sentences.size(); i++) {
            starts[i + 1] = starts[i] + sentences.get(i).length;
        }
        var outputs = recipe.contextKind() == TranslatorRecipe.Context.ATTENTION
                ? Ops.gather(top.output(), layout.sequenceMajor())
                : top.output();
        return new Encoded(Ops.gather(summary, layout.columns()), outputs, starts);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("embedding", embedding);
        layers.parameters(visitor);
    }
}
