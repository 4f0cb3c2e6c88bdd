// Unfinished texts and the probabilities of their next tokens.
package rondo.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rondo.basis.ShapeException;
import rondo.decode.Prefix;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.recurrent.State;

/// Unfinished texts, a row each, and the probabilities of their next tokens. The states of a step are made on
/// one tape from those of the step before on the other, and the two change places; so memory stays flat. The
/// output layer is run when probabilities are asked for, not for every token that is read.
final class LanguagePrefix implements Prefix {
    private final LanguageParts model;
    private Tape tape;
    private Tape before;
    private List<State> states;
    private Optional<Tensor> logProbs = Optional.empty();

    /// Texts that begin: the boundary has been read.
    ///
    /// @param rows B
    LanguagePrefix(LanguageParts model, int rows) {
        this(model);
        try {
            int[] start = new int[rows];
            Arrays.fill(start, model.boundary());
            this.states = model.net().start(tape, rows);
            step(start);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private LanguagePrefix(LanguageParts model) {
        this.model = model;
        this.tape = Tape.off(Scope.of("language model step"), model.precision());
        this.before = Tape.off(Scope.of("language model step"), model.precision());
        this.states = List.of();
    }

    /// A text of one row with given states.
    ///
    /// @param numbers of the parts of the states of all layers, in order
    static LanguagePrefix of(LanguageParts model, List<float[]> numbers) {
        var prefix = new LanguagePrefix(model);
        int next = 0;
        var states = new ArrayList<State>();
        for (var state : model.net().start(prefix.tape, 1)) {
            var parts = new ArrayList<Var>();
            for (var part : state.parts()) {
                parts.add(Var.constant(prefix.tape, tensor(prefix.tape, numbers.get(next++), part.columns())));
            }
            states.add(new State(parts));
        }
        prefix.states = states;
        return prefix;
    }

    private static Tensor tensor(Tape tape, float[] numbers, int columns) {
        if (numbers.length != columns) {
            throw new ShapeException("state of " + numbers.length + " numbers; expected " + columns);
        }
        var tensor = tape.empty(1, columns);
        for (int i = 0; i < columns; i++) {
            tensor.set(0, i, numbers[i]);
        }
        return tensor;
    }

    /// The numbers of the states of one row, as [#of] takes them.
    List<float[]> numbers(int row) {
        return states.stream()
                .flatMap(state -> state.parts().stream())
                .map(part -> part.value().rows(row, row + 1).toFloats())
                .toList();
    }

    @Override
    public int rows() {
        return states.getFirst().rows();
    }

    @Override
    public Tensor logProbs() {
        if (logProbs.isEmpty()) {
            var top = states.getLast().output();
            var features = model.net().projection().map(p -> p.apply(top)).orElse(top);
            var scores = tape.empty(rows(), model.net().output().words()); // [B,V]
            model.net().output().logProbs(tape, features.value(), scores);
            logProbs = Optional.of(scores);
        }
        return logProbs.get();
    }

    @Override
    public void advance(int[] rows, int[] tokens) {
        turn(rows);
        step(tokens);
    }

    /// Reads tokens after the text of the only row.
    void read(int[] tokens) {
        if (tokens.length > 0) {
            turn(new int[] {0});
            states = model.net()
                    .read(tape, tokens, Ragged.of(tokens.length), states)
                    .last();
        }
    }

    @Override
    public void close() {
        tape.close();
        before.close();
    }

    private void step(int[] tokens) {
        states = model.net()
                .read(tape, tokens, Ragged.equal(tokens.length, 1), states)
                .last();
    }

    /// Copies the states of rows to the other tape, which is the one of the next step.
    private void turn(int[] rows) {
        var next = before;
        next.next(next.rng());
        before = tape;
        tape = next;
        logProbs = Optional.empty();
        states = states.stream().map(state -> state.rows(tape, rows)).toList();
    }
}
