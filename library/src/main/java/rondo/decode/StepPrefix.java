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

/// Unfinished outputs, a row each, of a model that takes steps in place. Before a step the states of the rows
/// that go on are put aside, and then where the step reads them. Probabilities are computed when they are asked
/// for, not for every token that is read. Nothing is allocated in a step that keeps the number of rows. One that
/// is forgotten open gives its memory back some time later, with a warning, where the tapes are watched.
public final class StepPrefix implements Prefix {
    private final Steps steps;
    private final boolean owner; // of the steps
    private final Tape tape; // of the step
    private final Tape asideTape;
    private int[] origins; // the source of each row
    private int[] moved; // where origins are put together
    private int[] tokens; // what was read last
    private Step step;
    private List<Tensor> aside = List.of(); // the states before that, [B,H] each
    private Optional<Tensor> logProbs = Optional.empty(); // [B,V]
    private boolean scored;

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
        int rows = origins.length;
        this.steps = steps;
        this.owner = owner;
        this.tape = steps.tape();
        this.asideTape = steps.tape();
        this.origins = origins.clone();
        this.moved = new int[rows];
        this.tokens = new int[rows];
        try {
            this.step = steps.step(tape, this.origins);
            int[] next = new int[rows];
            Arrays.fill(next, steps.start());
            for (int i = 0; i < saved.size(); i++) {
                next[i] = RowState.read(saved.get(i), step.state(), i, steps.words());
            }
            advance(IntStream.range(0, rows).toArray(), next);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public int rows() {
        return tokens.length;
    }

    @Override
    public Tensor logProbs() {
        try {
            if (!scored) {
                var scores = step.logProbs();
                logProbs = logProbs.isEmpty() ? Optional.of(scores) : logProbs;
                scored = true;
            }
            return logProbs.get();
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public double[] logProbs(int[] rows, int[] tokens) {
        try {
            return step.logProbs(rows, tokens);
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public void advance(int[] rows, int[] next) {
        try {
            boolean fits = rows.length == tokens.length;
            putAside(rows, fits);
            if (fits) {
                move(rows);
            } else {
                origins = Arrays.stream(rows).map(row -> origins[row]).toArray();
                moved = new int[rows.length];
                tokens = new int[rows.length];
                logProbs = Optional.empty();
                tape.next(tape.rng());
                step = steps.step(tape, origins);
            }
            System.arraycopy(next, 0, tokens, 0, next.length);
            for (int i = 0; i < aside.size(); i++) {
                step.state().get(i).copy(aside.get(i));
            }
            step.read(tokens);
            scored = false;
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    private void putAside(int[] rows, boolean fits) {
        var states = step.state();
        if (aside.isEmpty() || !fits) {
            asideTape.next(asideTape.rng());
            aside = states.stream()
                    .map(state -> asideTape.empty(rows.length, state.columns()))
                    .toList();
        }
        for (int i = 0; i < aside.size(); i++) {
            asideTape.precision().pointwise().gather(states.get(i), rows, aside.get(i));
        }
    }

    /// In place, as the step knows the array.
    private void move(int[] rows) {
        for (int i = 0; i < rows.length; i++) {
            moved[i] = origins[rows[i]];
        }
        System.arraycopy(moved, 0, origins, 0, rows.length);
    }

    @Override
    public Optional<float[]> alignment(int row) {
        try {
            return step.alignment(row);
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public byte[] save(int row) {
        return RowState.write(tokens[row], aside, row);
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
        tape.close();
        asideTape.close();
        if (owner) {
            steps.close();
        }
    }
}
