// Unfinished texts and the probabilities of their next tokens.
package rondo.language;

import java.io.DataOutput;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rondo.decode.Prefix;
import rondo.decode.RowState;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.loss.Distribution;

/// Unfinished texts, a row each, and the probabilities of their next tokens. Two places take turns: a step
/// copies the states of rows from one to the other and reads a token there. The output layer is run when
/// probabilities are asked for, not for every token that is read. Nothing is allocated in a step that keeps the
/// number of rows. One that is forgotten open gives its memory back some time later, with a warning.
final class LanguagePrefix implements Prefix {
    private final LanguageParts model;
    private Place now;
    private Place before;

    /// Texts that begin: the boundary has been read.
    ///
    /// @param rows B
    LanguagePrefix(LanguageParts model, int rows) {
        this(model, rows, List.of());
    }

    /// Texts that go on from where others were.
    ///
    /// @param saved one at least
    LanguagePrefix(LanguageParts model, List<ByteBuffer> saved) {
        this(model, saved.size(), saved);
    }

    private LanguagePrefix(LanguageParts model, int rows, List<ByteBuffer> saved) {
        this.model = model;
        var tape = tape();
        var other = tape();
        try {
            this.now = new Place(tape);
            this.before = new Place(other);
            int[] tokens = new int[rows];
            int[] all = new int[rows];
            Arrays.fill(tokens, model.boundary());
            Arrays.setAll(all, i -> i);
            now.fit(rows);
            for (int i = 0; i < saved.size(); i++) {
                tokens[i] = RowState.read(
                        saved.get(i), now.state(), i, model.net().output().words());
            }
            advance(all, tokens);
        } catch (RuntimeException | Error e) {
            tape.close();
            other.close();
            throw e;
        }
    }

    private Tape tape() {
        return Tape.off(Scope.watched("language model step"), model.precision());
    }

    @Override
    public int rows() {
        return now.rows();
    }

    @Override
    public Tensor logProbs() {
        try {
            return now.logProbs();
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public void advance(int[] rows, int[] tokens) {
        try {
            before.fit(rows.length);
            before.read(now, rows, tokens);
            var place = before;
            before = now;
            now = place;
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public void save(int row, DataOutput out) throws IOException {
        RowState.write(now.tokens[row], before.state(), now.from[row], out);
    }

    @Override
    public void close() {
        now.tape.close();
        before.tape.close();
    }

    /// States of rows, and what is computed from them.
    private final class Place {
        private final Tape tape;
        private LanguageStep step;
        private Optional<Distribution> distribution = Optional.empty();
        private Optional<Tensor> logProbs = Optional.empty(); // [B,V]
        private boolean scored;
        private int[] from = {0}; // which row of the place before each row continues
        private int[] tokens = {0};

        /// @param tape closed with the prefix
        Place(Tape tape) {
            this.tape = tape;
            this.step = new LanguageStep(tape, model.net(), 1);
        }

        int rows() {
            return tokens.length;
        }

        List<Tensor> state() {
            return step.stepper().state();
        }

        /// Makes room for B rows, in their start state if there was not.
        void fit(int rows) {
            if (rows != rows()) {
                tape.next(tape.rng());
                distribution = Optional.empty();
                logProbs = Optional.empty();
                step = new LanguageStep(tape, model.net(), rows);
                from = new int[rows];
                tokens = new int[rows];
            }
        }

        /// Becomes what stands after one more token.
        ///
        /// @param rows of the place before, one for each row
        void read(Place place, int[] rows, int[] next) {
            System.arraycopy(rows, 0, from, 0, rows.length);
            System.arraycopy(next, 0, tokens, 0, next.length);
            var pointwise = model.precision().pointwise();
            for (int i = 0; i < state().size(); i++) {
                pointwise.gather(place.state().get(i), from, state().get(i));
            }
            pointwise.gather(model.net().embedding().weight().value(), tokens, step.words());
            step.stepper().step(step.words());
            scored = false;
        }

        Tensor logProbs() {
            if (distribution.isEmpty()) {
                distribution = Optional.of(model.net().output().distribution(tape, rows()));
            }
            if (!scored) {
                var scores = distribution.get().logProbs(step.features(tape, model.net()));
                logProbs = logProbs.isEmpty() ? Optional.of(scores) : logProbs;
                scored = true;
            }
            return logProbs.get();
        }
    }
}
