// Writes target sentences.
package rondo.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Attention;
import rondo.net.layer.Embedding;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.Attending;
import rondo.net.recurrent.AttentionRecurrent;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.Recurrent;
import rondo.net.recurrent.State;
import rondo.net.recurrent.Stepper;

/// Writes target sentences: `h'_t = g(h'_(t-1), y_(t-1), c)`, where c is fixed or what attention finds, and the
/// layers above. The start states come from the encoder's summary through a learned bridge, `tanh(W c + b)`.
final class Decoder implements Layer {
    private final Embedding embedding;
    private final TranslatorRecipe recipe;
    private final List<Cell> cells = new ArrayList<>();
    private final List<List<Linear>> bridges = new ArrayList<>();
    private final Optional<AttentionRecurrent> attending;
    private final int contextSize;

    /// What the decoder knows of a batch of sources, row by row in the order given.
    ///
    /// @param start the start state of each layer, one row a source
    /// @param fixed c, one row a source, if it feeds every step
    /// @param memory what attention reads, if there is attention
    record Sources(List<State> start, Optional<Var> fixed, Optional<Attention.Memory> memory) {}

    /// What all steps at once give to the readout.
    ///
    /// @param output [N,H]
    /// @param context [N,C], if any reaches the output
    /// @param words [N,E], the vectors of the previous words
    record Written(Var output, Optional<Var> context, Var words) {}

    Decoder(Embedding embedding, int encoderOutputs, TranslatorRecipe recipe, Rng rng) {
        this.embedding = embedding;
        this.recipe = recipe;
        boolean attention = recipe.contextKind() == TranslatorRecipe.Context.ATTENTION;
        this.contextSize = attention || !recipe.initialOnly() ? encoderOutputs : 0;
        int hidden = recipe.decoderHidden(encoderOutputs);
        int inputs = recipe.embedding() + contextSize;
        for (int i = 0; i < recipe.layers(); i++) {
            var cell = Cells.create(
                    recipe.cell(), new CellSizes(inputs, hidden), rng.at("cell").at(i));
            cells.add(cell);
            bridges.add(bridge(cell, encoderOutputs, rng.at("bridge").at(i)));
            inputs = hidden;
        }
        this.attending = attention
                ? Optional.of(new AttentionRecurrent(
                        cells.getFirst(),
                        new Attention(recipe.attentionKind(), hidden, encoderOutputs, hidden, rng.at("attention"))))
                : Optional.empty();
    }

    private static List<Linear> bridge(Cell cell, int inputs, Rng rng) {
        try (var tape = Tape.off(Scope.of("state sizes"), Precision.F32)) {
            var parts = cell.start(tape, 1).parts();
            var bridge = new ArrayList<Linear>();
            for (int i = 0; i < parts.size(); i++) {
                bridge.add(new Linear(inputs, parts.get(i).columns(), rng.at(i)));
            }
            return bridge;
        }
    }

    /// H, the width of the output.
    int outputs() {
        return cells.getLast().outputs();
    }

    /// C, the width of the context that reaches the output, 0 if none does.
    int contextSize() {
        return contextSize;
    }

    /// Prepares for writing from what the encoder read.
    Sources sources(Encoder.Encoded encoded) {
        var start = bridges.stream()
                .map(bridge -> new State(bridge.stream()
                        .map(part -> Ops.tanh(part.apply(encoded.summary())))
                        .toList()))
                .toList();
        var memory = attending.map(a -> a.attention().memory(encoded.outputs(), encoded.starts()));
        boolean feeds = attending.isEmpty() && !recipe.initialOnly();
        return new Sources(start, feeds ? Optional.of(encoded.summary()) : Optional.empty(), memory);
    }

    /// All steps under teacher forcing.
    ///
    /// @param previous the word before each packed row
    /// @param layout of the targets; column i belongs to source `layout.sequence(i)`
    Written write(Tape tape, int[] previous, Ragged layout, Sources sources) {
        int[] source = new int[layout.sequences()];
        for (int i = 0; i < source.length; i++) {
            source[i] = layout.sequence(i);
        }
        var words = Ops.dropout(embedding.apply(tape, previous), recipe.dropout(), "target");
        var fixed = sources.fixed().map(c -> Ops.gather(Ops.gather(c, source), layout.columnOfRows()));
        var start = sources.start().getFirst().rows(source);
        Var output;
        Optional<Var> context = fixed;
        if (attending.isPresent()) {
            var result = attending
                    .get()
                    .run(words, layout, start, source, sources.memory().orElseThrow());
            output = result.output();
            context = Optional.of(result.context());
        } else {
            output = new Recurrent(cells.getFirst())
                    .run(fixed.map(c -> Ops.concat(List.of(words, c))).orElse(words), layout, start)
                    .output();
        }
        for (int i = 1; i < cells.size(); i++) {
            var input = Ops.dropout(output, recipe.dropout(), "decoder layer " + i);
            output = new Recurrent(cells.get(i))
                    .run(input, layout, sources.start().get(i).rows(source))
                    .output();
        }
        return new Written(output, context, words);
    }

    /// The layers in their start states, a step at a time.
    ///
    /// @param tape off; owns the memory
    /// @param source of each row; may change from step to step
    Stepper stepper(Tape tape, int[] source, Sources sources) {
        var starts =
                sources.start().stream().map(state -> state.rows(tape, source)).toList();
        return new Stepper(
                tape,
                cells,
                starts,
                attending.map(a ->
                        new Attending(a.attention(), source, sources.memory().orElseThrow())));
    }

    /// The vectors of words, [V,E].
    Tensor table() {
        return embedding.weight().value();
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("embedding", embedding);
        for (int i = 0; i < cells.size(); i++) {
            String suffix = "_l" + i;
            cells.get(i).parameters((name, parameter) -> visitor.add(name + suffix, parameter));
            for (int j = 0; j < bridges.get(i).size(); j++) {
                visitor.add(
                        "bridge" + suffix + (j == 0 ? "" : "_" + j),
                        bridges.get(i).get(j));
            }
        }
        attending.ifPresent(a -> visitor.add("attention", a.attention()));
    }
}
