// One row of each sequence's many.
package rondo.net.layer;

import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// One row of each sequence's many: its last state, the mean or the maximum of all, or their mean weighted by
/// attention, for which each is compared with the plain mean (after Bahdanau, Cho and Bengio 2015).
public final class Pooling implements Layer {
    private final String kind;
    private final Optional<Attention> attention;

    /// The rows of a batch, and what attention looked at.
    ///
    /// @param rows [B,D], by column of the layout
    /// @param weights [B,S] by column of the layout, zero beyond each sequence's length; empty unless by attention
    public record Pooled(Var rows, Optional<Tensor> weights) {}

    /// @param kind `last`, `mean`, `max` or `attention`
    /// @param size D, the width of a state
    /// @throws ConfigException if there is no such kind
    public Pooling(String kind, int size, Rng rng) {
        this.kind = kind;
        this.attention = switch (kind) {
            case "attention" -> Optional.of(new Attention(Attention.Kind.ADDITIVE, size, size, size, rng));
            case "last", "mean", "max" -> Optional.empty();
            default -> throw new ConfigException("pooling: " + kind + "; expected one of last, mean, max, attention");
        };
    }

    /// Pools the states of a batch.
    ///
    /// @param states of each step [N,D]
    /// @param last of each sequence [B,D], by column of the layout
    public Pooled apply(Var states, Var last, Ragged layout) {
        return switch (kind) {
            case "last" -> new Pooled(last, Optional.empty());
            case "max" -> new Pooled(Ops.maxRows(states, layout), Optional.empty());
            case "attention" -> attended(states, layout);
            default -> new Pooled(Ops.meanRows(states, layout), Optional.empty());
        };
    }

    private Pooled attended(Var states, Ragged layout) {
        int[] starts = new int[layout.sequences() + 1];
        int[] columns = layout.columns();
        for (int i = 0; i < columns.length; i++) {
            starts[i + 1] = starts[i] + layout.length(columns[i]);
        }
        int[] sources = IntStream.range(0, columns.length).map(layout::sequence).toArray();
        var pooling = attention.orElseThrow();
        var memory = pooling.memory(Ops.gather(states, layout.sequenceMajor()), starts);
        var attended = pooling.attend(Ops.meanRows(states, layout), sources, memory);
        return new Pooled(attended.context(), Optional.of(attended.weights()));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        attention.ifPresent(inner -> inner.parameters(visitor));
    }
}
