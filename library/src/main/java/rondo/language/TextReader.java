// Reads texts of any length to judge them.
package rondo.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.net.recurrent.State;

/// Reads stretches of text of any length side by side, a few steps at a time, so that memory stays flat.
final class TextReader {
    private static final int STEPS = 64;

    private final LanguageParts model;

    /// Is told how probable each token was.
    @FunctionalInterface
    interface Listener {
        /// A token was read.
        ///
        /// @param stretch its number among those that are read
        /// @param at its number in the stretch
        /// @param loss its negative log-likelihood, in nats
        void on(int stretch, int at, double loss);
    }

    TextReader(LanguageParts model) {
        this.model = model;
    }

    /// Reads stretches, each from a state of its own.
    ///
    /// @return the summed negative log-likelihood of all tokens, in nats
    double run(List<Stretch> stretches, Listener listener) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < stretches.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> -stretches.get(i).length())); // as columns are, all the time
        double sum = 0;
        try (var first = tape();
                var second = tape()) {
            var tape = first;
            var states = model.net().start(tape, order.size());
            for (int from = 0; !order.isEmpty(); from += STEPS) {
                int start = from;
                var parts = order.stream()
                        .map(i -> stretches.get(i))
                        .map(s -> s.part(start, Math.min(s.length(), start + STEPS)))
                        .toList();
                var losses = new ArrayList<float[]>();
                states = read(tape, parts, states, losses);
                sum += tell(parts, losses.getFirst(), order, start, listener);
                order.removeIf(i -> stretches.get(i).length() <= start + STEPS);
                tape = tape == first ? second : first;
                tape.next(Rng.of(0));
                var next = tape;
                int[] rows = IntStream.range(0, order.size()).toArray();
                states = states.stream().map(state -> state.rows(next, rows)).toList();
            }
        }
        return sum;
    }

    private Tape tape() {
        return Tape.off(Scope.of("reading"), model.precision());
    }

    private List<State> read(Tape tape, List<Stretch> parts, List<State> states, List<float[]> losses) {
        var layout = layout(parts);
        int[] previous = layout.pack(
                parts.stream().map(s -> s.previous(model.boundary())).toArray(int[][]::new));
        int[] targets = layout.pack(parts.stream().map(Stretch::tokens).toArray(int[][]::new));
        var read = model.net().read(tape, previous, layout, states);
        losses.add(model.net().output().loss(read.features(), targets, 0).losses());
        return read.last();
    }

    private static Ragged layout(List<Stretch> parts) {
        return Ragged.of(parts.stream().mapToInt(Stretch::length).toArray());
    }

    private static double tell(List<Stretch> parts, float[] losses, List<Integer> order, int start, Listener listener) {
        var layout = layout(parts);
        double sum = 0;
        for (int t = 0; t < layout.steps(); t++) {
            for (int c = 0; c < layout.live(t); c++) {
                float loss = losses[layout.offset(t) + c];
                listener.on(order.get(layout.sequence(c)), start + t, loss);
                sum += loss;
            }
        }
        return sum;
    }
}
