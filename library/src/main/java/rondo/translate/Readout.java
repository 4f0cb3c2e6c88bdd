// From decoder state to words.
package rondo.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Activation;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Initializer;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;
import rondo.net.loss.FullSoftmax;
import rondo.net.loss.OutputLayer;

/// From decoder state to words, the output f of `p(y_t) = f(y_(t-1), h'_t, c)`: one linear layer over state and
/// context, or a deep output (Pascanu et al. 2014), a layer of maxout or tanh over state, context and previous
/// word before it.
final class Readout implements Layer {
    private final TranslatorRecipe.Output kind;
    private final double dropout;
    private final Optional<Linear> inner;
    private final Linear vocabulary;
    private final boolean tied;

    /// Builds the output layers.
    ///
    /// @param state H
    /// @param context C, 0 if no context reaches the output
    /// @param table the target embeddings [V,E], used again as output weight if the recipe ties them
    Readout(int state, int context, Parameter table, TranslatorRecipe recipe, Rng rng) {
        this.kind = recipe.outputKind();
        this.dropout = recipe.dropout();
        int words = table.shape().rows();
        int size = recipe.embedding();
        this.tied = recipe.tied();
        this.inner = switch (kind) {
            case LINEAR -> tied ? Optional.of(new Linear(state + context, size, rng.at("inner"))) : Optional.empty();
            case TANH -> Optional.of(new Linear(state + context + size, size, rng.at("inner")));
            case MAXOUT -> Optional.of(new Linear(state + context + size, 2 * size, rng.at("inner")));
        };
        var bias = Optional.of(new Parameter(Shape.of(words), Initializer.constant(0), rng.at("bias")));
        int inputs = inner.isPresent() ? size : state + context;
        this.vocabulary = tied
                ? new Linear(table, bias)
                : new Linear(
                        new Parameter(Shape.of(words, inputs), Initializer.glorot(inputs, words), rng.at("weight")),
                        bias);
    }

    /// Lets words begin as likely as they are frequent.
    ///
    /// @param counts how often each of V words occurs
    void begin(long[] counts) {
        vocabulary.bias().orElseThrow().begin(Initializer.logFrequency(counts));
    }

    /// The last layer, [V,D].
    Linear vocabulary() {
        return vocabulary;
    }

    /// The last layer with the softmax over words that follows.
    OutputLayer words() {
        return new FullSoftmax(vocabulary);
    }

    /// The input of the last layer.
    ///
    /// @param state [R,H]
    /// @param context [R,C]
    /// @param word [R,E], the vectors of the previous words
    /// @return [R,D]
    Var features(Var state, Optional<Var> context, Var word) {
        var joined = Ops.dropout(Ops.concat(parts(state, context, word)), dropout, "output");
        return switch (kind) {
            case LINEAR -> inner.map(layer -> layer.apply(joined)).orElse(joined);
            case TANH -> Ops.tanh(inner.orElseThrow().apply(joined));
            case MAXOUT -> Ops.maxout(inner.orElseThrow().apply(joined));
        };
    }

    /// The input of the last layer, over and over in the same memory, as by [#features(Var, Optional, Var)].
    ///
    /// @param tape off; owns the memory
    /// @param state [R,H], read each time
    /// @param context [R,C], read each time
    /// @param word [R,E], read each time
    /// @return gives [R,D], the same tensor each time
    Supplier<Tensor> features(Tape tape, Tensor state, Optional<Tensor> context, Tensor word) {
        var joined = new SideBySide(tape, parts(state, context, word));
        if (inner.isEmpty()) {
            return joined::join;
        }
        var layer = inner.get();
        var sums = tape.empty(state.rows(), layer.outputs());
        boolean maxout = kind == TranslatorRecipe.Output.MAXOUT;
        var features = maxout ? tape.empty(state.rows(), layer.outputs() / 2) : sums;
        return () -> {
            layer.apply(tape, joined.join(), sums);
            switch (kind) {
                case LINEAR -> {} // as they are
                case TANH -> tape.precision().pointwise().apply(Activation.TANH, sums, features);
                case MAXOUT -> tape.precision().pointwise().maxout(sums, features);
            }
            return features;
        };
    }

    private <T> List<T> parts(T state, Optional<T> context, T word) {
        var parts = new ArrayList<>(List.of(state));
        context.ifPresent(parts::add);
        if (kind != TranslatorRecipe.Output.LINEAR) {
            parts.add(word);
        }
        return parts;
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        inner.ifPresent(layer -> visitor.add("inner", layer));
        visitor.add("vocabulary", vocabulary);
    }
}
