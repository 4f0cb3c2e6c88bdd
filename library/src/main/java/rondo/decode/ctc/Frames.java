// The frames that a search has seen.
package rondo.decode.ctc;

import java.util.Arrays;
import rondo.basis.RondoException;
import rondo.basis.ShapeException;
import rondo.engine.tensor.Tensor;

/// The frames that a search has seen, T of them, each with the log-probabilities of V symbols, which are numbers.
public final class Frames {
    private final int symbols;
    private float[] logProbs = new float[0];
    private int count;
    private int forgotten;

    /// @param symbols V
    Frames(int symbols) {
        this.symbols = symbols;
    }

    /// All rows of a tensor.
    ///
    /// @param logProbs of the symbols in each frame, [T,V]
    /// @throws RondoException if one is not a number
    public static Frames of(Tensor logProbs) {
        var frames = new Frames(logProbs.columns());
        for (int t = 0; t < logProbs.rows(); t++) {
            frames.add(logProbs, t);
        }
        return frames;
    }

    /// V.
    public int symbols() {
        return symbols;
    }

    /// T.
    int count() {
        return count;
    }

    /// The log-probability of a symbol in a frame that is not forgotten.
    public float logProb(int frame, int symbol) {
        return logProbs[(frame - forgotten) * symbols + symbol];
    }

    /// Forgets the frames so far, for searches that do not look back. They still count.
    void forget() {
        forgotten = count;
    }

    /// The most probable symbol of a frame, of equal ones the first.
    int best(int frame) {
        int at = (frame - forgotten) * symbols;
        int best = 0;
        for (int v = 1; v < symbols; v++) {
            best = logProbs[at + v] > logProbs[at + best] ? v : best;
        }
        return best;
    }

    /// Adds a row of log-probabilities.
    ///
    /// @throws ShapeException if it has not V columns, or there are too many frames
    /// @throws RondoException if one is not a number
    void add(Tensor from, int row) {
        if (from.columns() != symbols) {
            throw new ShapeException("ctc search: " + from + "; expected log-probabilities of " + symbols + " symbols");
        }
        long needed = (count - forgotten + 1L) * symbols;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new ShapeException("ctc search: more than " + count + " frames of " + symbols
                    + " symbols; expected a line at a time; begin another search");
        }
        if (needed > logProbs.length) {
            long more = Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * logProbs.length));
            logProbs = Arrays.copyOf(logProbs, (int) more);
        }
        int at = (count - forgotten) * symbols;
        from.copyRow(row, logProbs, at);
        check(at);
        count++;
    }

    private void check(int at) {
        float sum = 0;
        for (int v = 0; v < symbols; v++) {
            sum += logProbs[at + v]; // minus infinity may be there, infinity may not: so only NaN gives NaN
        }
        if (Float.isNaN(sum)) {
            throw new RondoException("log-probabilities of frame " + count + ": not a number; expected numbers;"
                    + " the weights of the model are broken: train it again with a lower learning rate");
        }
    }
}
