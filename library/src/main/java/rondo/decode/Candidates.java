// The best continuations of the rows of one sentence.
package rondo.decode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import rondo.basis.RondoException;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Tensor;

/// The k best continuations of the rows of one sentence: a heap with the worst on top, filled from rows of
/// log-probabilities. Of equal ones the lower row is better, then the lower token. Used again for each sentence
/// and step, so that a step makes no garbage.
///
/// A row is read in blocks: the largest and the smallest number of each are found first, by a loop that
/// compares floats as whole numbers, since the compiler turns only that into vector instructions; blocks that
/// do not reach the worst of the heap are passed over. In that order what is not a number stands above infinity
/// or, with its sign bit set, below minus infinity: so the two tell whether there is any.
public final class Candidates {
    private static final int BLOCK = 256;

    private int capacity;
    private int size;
    private double[] scores = new double[8];
    private int[] rows = new int[8];
    private int[] tokens = new int[8];
    private int[] bits = new int[0];
    private int largest;
    private int smallest;

    /// Forgets all, to find the best `k` of other rows.
    public void clear(int k) {
        capacity = k;
        size = 0;
    }

    /// How many there are, at most k.
    public int size() {
        return size;
    }

    /// The score of the i-th after [#sort].
    public double score(int i) {
        return scores[i];
    }

    /// The row of the i-th after [#sort].
    public int row(int i) {
        return rows[i];
    }

    /// The token of the i-th after [#sort].
    public int token(int i) {
        return tokens[i];
    }

    /// Offers all continuations of a row; those with probability zero are left out. Rows are to be offered in
    /// rising order.
    ///
    /// @param logProbs [B,V]
    /// @param score of the row, added to each
    /// @throws RondoException if one is not a number
    public void offer(Tensor logProbs, int row, double score) {
        int columns = logProbs.columns();
        read(logProbs, row, columns);
        for (int from = 0; from < columns; from += BLOCK) {
            int to = Math.min(columns, from + BLOCK);
            findRange(from, to);
            float best = Float.intBitsToFloat(ordered(largest));
            if (Float.isNaN(best) || Float.isNaN(Float.intBitsToFloat(ordered(smallest)))) {
                throw new RondoException("log-probabilities " + logProbs.shape() + ", row " + row
                        + ": not a number; expected numbers; the weights of the model are broken: train it again"
                        + " with a lower learning rate");
            }
            if (size < capacity || score + best > scores[0]) {
                offer(row, score, from, to);
            }
        }
    }

    /// Offers one continuation of a row, with a score of whatever kind. Rows are to be offered in rising order,
    /// and the tokens of a row too.
    public void offer(int row, int token, double score) {
        if (size < capacity) {
            add(score, row, token);
        } else if (score > scores[0]) {
            set(0, score, row, token);
            sink(0);
        }
    }

    /// Puts the best first. Nothing may be offered before the next [#clear].
    public void sort() {
        int all = size;
        while (size > 1) {
            size--;
            swap(0, size);
            sink(0);
        }
        size = all;
    }

    private void offer(int row, double score, int from, int to) {
        for (int token = from; token < to; token++) {
            double total = score + Float.intBitsToFloat(bits[token]);
            if (total > Double.NEGATIVE_INFINITY) {
                offer(row, token, total);
            }
        }
    }

    private void read(Tensor logProbs, int row, int columns) {
        if (bits.length < columns) {
            bits = new int[columns];
        }
        if (logProbs.type() == DType.F32) {
            MemorySegment.copy(logProbs.segment(), ValueLayout.JAVA_INT, logProbs.offset(row), bits, 0, columns);
        } else {
            for (int c = 0; c < columns; c++) {
                bits[c] = Float.floatToRawIntBits((float) logProbs.get(row, c));
            }
        }
    }

    private void findRange(int from, int to) {
        int most = Integer.MIN_VALUE;
        int least = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            int number = ordered(bits[i]);
            most = Math.max(most, number);
            least = Math.min(least, number);
        }
        largest = most;
        smallest = least;
    }

    /// The bits of a float as a number in the order of the floats; its own inverse.
    private static int ordered(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    private void add(double score, int row, int token) {
        if (size == scores.length) {
            scores = Arrays.copyOf(scores, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        set(size, score, row, token);
        int i = size++;
        while (i > 0 && worse(i, (i - 1) / 2)) {
            swap(i, (i - 1) / 2);
            i = (i - 1) / 2;
        }
    }

    private void sink(int top) {
        int i = top;
        for (int child = 2 * i + 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && worse(child + 1, child)) {
                child++;
            }
            if (!worse(child, i)) {
                return;
            }
            swap(i, child);
            i = child;
        }
    }

    private boolean worse(int i, int j) {
        if (scores[i] != scores[j]) {
            return scores[i] < scores[j];
        }
        return rows[i] != rows[j] ? rows[i] > rows[j] : tokens[i] > tokens[j];
    }

    private void set(int i, double score, int row, int token) {
        scores[i] = score;
        rows[i] = row;
        tokens[i] = token;
    }

    private void swap(int i, int j) {
        double score = scores[i];
        int row = rows[i];
        int token = tokens[i];
        set(i, scores[j], rows[j], tokens[j]);
        set(j, score, row, token);
    }
}
