// A batch of unfinished outputs and the probabilities of their next tokens.
package rondo.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rondo.engine.tensor.Tensor;

/// A batch of B unfinished outputs, its rows, and the log-probabilities of their next tokens; several rows may
/// belong to one source. [#advance] moves it on in place; memory stays flat however many steps are made. Owns
/// memory off the heap until it is closed. One thread uses it at a time.
public interface Prefix extends AutoCloseable {
    /// B, the number of rows.
    int rows();

    /// The natural logarithms of the probabilities of each row's next token, [B,V], F32 or F64; valid until the
    /// next [#advance] and not to be changed.
    Tensor logProbs();

    /// Moves on: row i becomes the old row `rows[i]` with the token `tokens[i]` behind it. A row may be
    /// continued several times or not at all.
    ///
    /// @param rows at least one, each in [0, B)
    /// @param tokens as many, each in [0, V)
    void advance(int[] rows, int[] tokens);

    /// All that [Scorer#resume] needs, besides its source, to go on from where a row stands.
    byte[] save(int row);

    /// Other outputs of the same sources, which are not read again: row i of the result stands where the saved row
    /// did. This stays where it is.
    ///
    /// @param origins the number of the source of each output among those that this began with
    /// @param saved one for each, what [#save] gave for an output of that source, read up to its end; or none,
    ///     to begin
    /// @return owned by the caller, who closes it before this
    /// @throws rondo.basis.FormatException if a saved output is not of this scorer's shape
    Prefix resume(int[] origins, List<ByteBuffer> saved);

    /// The log-probability of one next token of one row.
    default double logProb(int row, int token) {
        return logProbs().get(row, token);
    }

    /// The log-probabilities of some next tokens; a scorer may leave those of all others uncomputed.
    ///
    /// @param rows of the tokens, none above the one after it
    /// @param tokens as many
    default double[] logProbs(int[] rows, int[] tokens) {
        double[] logProbs = new double[rows.length];
        Arrays.setAll(logProbs, i -> logProb(rows[i], tokens[i]));
        return logProbs;
    }

    /// The attention weights over the positions of its source with which a row's [#logProbs] were computed, a
    /// copy; empty if the model has no attention.
    default Optional<float[]> alignment(int row) {
        return Optional.empty();
    }

    /// The scorers behind this, whose scores an n-best list shows side by side; this alone if it is one.
    default List<Prefix> parts() {
        return List.of(this);
    }

    /// Gives the memory back. Closing twice is harmless.
    @Override
    void close();
}
