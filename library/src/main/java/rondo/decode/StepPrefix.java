// Unfinished outputs of a model that takes steps in place.
package rondo.decode;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Tensor;

/// Unfinished outputs, a row each, of a model that takes steps in place. Two places take turns: a step copies
/// the states of rows from one to the other and reads a token there. Probabilities are computed when they are
/// asked for, not for every token that is read. Nothing is allocated in a step that keeps the number of rows.
/// One that is forgotten open gives its memory back some time later, with a warning, where the tapes are
/// watched.
public final class StepPrefix implements Prefix {
    private final Steps steps;
    private final boolean owner; // of the steps
    private Place now;
    private Place before;

    /// Outputs that begin, or that go on from where others were.
    ///
    /// @param steps owned by this from now on
    /// @param rows B, one for each source
    /// @param saved what to go on from, B of them, or none to begin
    /// @throws rondo.basis.FormatException if a saved output is of another model
    public StepPrefix(Steps steps, int rows, List<ByteBuffer> saved) {
        this(steps, true, IntStream.range(0, rows).toArray(), saved);
    }

    private StepPrefix(Steps steps, boolean owner, int[] origins, List<ByteBuffer> saved) {
        this.steps = steps;
        this.owner = owner;
        var tape = steps.tape();
        var other = steps.tape();
        try {
            this.now = new Place(tape, origins);
            this.before = new Place(other, origins);
            int[] all = IntStream.range(0, origins.length).toArray();
            int[] tokens = new int[origins.length];
            Arrays.fill(tokens, steps.start());
            for (int i = 0; i < saved.size(); i++) {
                tokens[i] = RowState.read(saved.get(i), now.step.state(), i, steps.words());
            }
            advance(all, tokens);
        } catch (RuntimeException | Error e) {
            tape.close();
            other.close();
            if (owner) {
                steps.close();
            }
            throw e;
        }
    }

    @Override
    public int rows() {
        return now.tokens.length;
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
    public double[] logProbs(int[] rows, int[] tokens) {
        try {
            return now.step.logProbs(rows, tokens);
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public void advance(int[] rows, int[] tokens) {
        try {
            before.read(now, rows, tokens);
            var place = before;
            before = now;
            now = place;
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public Optional<float[]> alignment(int row) {
        try {
            return now.step.alignment(row);
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public byte[] save(int row) {
        return RowState.write(now.tokens[row], before.step.state(), now.from[row]);
    }

    @Override
    public Prefix resume(int[] origins, List<ByteBuffer> saved) {
        try {
            return new StepPrefix(steps, false, origins, saved);
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public void close() {
        now.tape.close();
        before.tape.close();
        if (owner) {
            steps.close();
        }
    }

    /// States of rows, and what is computed from them.
    private final class Place {
        private final Tape tape;
        private int[] origins; // the source of each row
        private int[] from; // which row of the place before each row continues
        private int[] tokens;
        private Step step;
        private Optional<Tensor> logProbs = Optional.empty(); // [B,V]
        private boolean scored;

        /// Rows in their start state.
        ///
        /// @param tape closed with the prefix
        /// @param origins the source of each row
        Place(Tape tape, int[] origins) {
            this.tape = tape;
            this.origins = origins.clone();
            this.from = new int[origins.length];
            this.tokens = new int[origins.length];
            this.step = steps.step(tape, this.origins);
        }

        /// Becomes what stands after one more token.
        ///
        /// @param rows of the place before, one for each row
        void read(Place place, int[] rows, int[] next) {
            fit(rows.length);
            System.arraycopy(next, 0, tokens, 0, next.length);
            for (int i = 0; i < rows.length; i++) {
                from[i] = rows[i];
                origins[i] = place.origins[rows[i]];
            }
            var pointwise = tape.precision().pointwise();
            for (int i = 0; i < step.state().size(); i++) {
                pointwise.gather(place.step.state().get(i), from, step.state().get(i));
            }
            step.read(tokens);
            scored = false;
        }

        private void fit(int rows) {
            if (rows != tokens.length) {
                tape.next(tape.rng());
                origins = new int[rows];
                from = new int[rows];
                tokens = new int[rows];
                logProbs = Optional.empty();
                step = steps.step(tape, origins);
            }
        }

        Tensor logProbs() {
            if (!scored) {
                var scores = step.logProbs();
                logProbs = logProbs.isEmpty() ? Optional.of(scores) : logProbs;
                scored = true;
            }
            return logProbs.get();
        }
    }
}
