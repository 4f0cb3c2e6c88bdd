// Recurrent layers from a sequence to a label.
package rondo.label.sequence;

import java.util.List;
import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Embedding;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.layer.Pooling;
import rondo.net.layer.Standardization;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Stacked;

/// Recurrent layers from a sequence to a label: a vector for each token [N,E], or rows of numbers in a layer that
/// begins as their standardisation [N,F]; layers of a cell in one or both directions, one row of each sequence's
/// many [B,D], and an output [B,L].
final class SequenceClassifierNet implements Layer {
    private final double dropout;
    private final Optional<Embedding> embedding;
    private final Optional<Standardization> input;
    private final Stacked layers;
    private final Pooling pooling;
    private final Linear output;

    /// What is read of a batch.
    ///
    /// @param input of the layers [N,E] or [N,F]
    /// @param rows what the output layer reads, [B,D], by column of the layout
    /// @param attention [B,S] by column of the layout; empty unless the net pools by attention
    record Reading(Var input, Var rows, Optional<Tensor> attention) {}

    /// @param elements different tokens, or numbers in a row
    /// @param labels L
    SequenceClassifierNet(SequenceClassifierRecipe recipe, int elements, int labels) {
        var rng = Rng.of(recipe.training().seed()).at("weights");
        boolean vectors = recipe.vectors();
        this.dropout = recipe.dropout();
        this.embedding = vectors
                ? Optional.empty()
                : Optional.of(new Embedding(elements, recipe.embedding(), rng.at("embedding")));
        this.input = vectors ? Optional.of(new Standardization(elements, rng.at("input"))) : Optional.empty();
        this.layers = new Stacked(
                recipe.cell(),
                new CellSizes(vectors ? elements : recipe.embedding(), recipe.hidden()),
                recipe.layers(),
                recipe.readingOrder(),
                recipe.dropout(),
                rng.at("layers"));
        this.pooling = new Pooling(recipe.pooling(), layers.outputs(), rng.at("attention"));
        this.output = new Linear(layers.outputs(), labels, rng.at("output"));
    }

    /// Lets the input layer of rows of numbers begin as their standardisation.
    void begin(List<EncodedSequence> sample) {
        input.ifPresent(layer -> layer.begin(values(sample)));
    }

    /// The output layer.
    Linear output() {
        return output;
    }

    /// Reads a batch.
    Reading read(Tape tape, List<EncodedSequence> batch, Ragged layout) {
        var x = embedding
                .map(table -> table.apply(
                        tape,
                        layout.pack(batch.stream().map(EncodedSequence::tokens).toArray(int[][]::new))))
                .orElseGet(() -> input.orElseThrow().apply(tape, values(batch), layout));
        var top = layers.run(Ops.dropout(x, dropout, "input"), layout).getLast();
        var pooled = pooling.apply(top.output(), top.last().output(), layout);
        return new Reading(x, Ops.dropout(pooled.rows(), dropout, "output"), pooled.weights());
    }

    private static List<float[]> values(List<EncodedSequence> batch) {
        return batch.stream().map(EncodedSequence::values).toList();
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        embedding.ifPresent(layer -> visitor.add("embedding", layer));
        input.ifPresent(layer -> visitor.add("input", layer));
        visitor.add("recurrent", layers);
        visitor.add("attention", pooling);
        visitor.add("output", output);
    }
}
