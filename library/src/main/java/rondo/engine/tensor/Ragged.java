// The layout of a batch of sequences of different lengths.
package rondo.engine.tensor;

import java.util.Arrays;
import rondo.basis.ShapeException;

/// The layout of a batch of B sequences of different lengths, the only batch layout there is: no padding and no
/// mask. Data is a tensor [N,F] with N = sum of lengths, time-major and packed: sequences are sorted by falling
/// length into columns, and step t holds the first [#live]`(t)` columns in rows [#offset]`(t)` onward. Equal by
/// value.
public final class Ragged {
    private final int[] lengths;
    private final int[] order;
    private final int[] offsets;

    private Ragged(int[] lengths, int[] order, int[] offsets) {
        this.lengths = lengths;
        this.order = order;
        this.offsets = offsets;
    }

    /// The layout of sequences of the given lengths.
    ///
    /// @throws ShapeException if there is none or one is shorter than 1
    public static Ragged of(int... lengths) {
        if (lengths.length == 0) {
            throw new ShapeException("batch: no sequences; expected at least one");
        }
        long[] keys = new long[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < 1) {
                throw new ShapeException(
                        "batch: sequence " + i + " has length " + lengths[i] + "; expected at least 1");
            }
            keys[i] = (long) -lengths[i] << 32 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        int[] sorted = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) keys[i];
            sorted[i] = lengths[order[i]];
        }
        int[] offsets = new int[sorted[0] + 1];
        int live = sorted.length;
        for (int t = 0; t < sorted[0]; t++) {
            while (sorted[live - 1] <= t) {
                live--;
            }
            offsets[t + 1] = Math.addExact(offsets[t], live);
        }
        return new Ragged(sorted, order, offsets);
    }

    /// B sequences of T steps each.
    public static Ragged equal(int sequences, int steps) {
        int[] lengths = new int[sequences];
        Arrays.fill(lengths, steps);
        return of(lengths);
    }

    /// B, the number of sequences.
    public int sequences() {
        return lengths.length;
    }

    /// T, the length of the longest.
    public int steps() {
        return offsets.length - 1;
    }

    /// N, the sum of lengths.
    public int rows() {
        return offsets[offsets.length - 1];
    }

    /// How many sequences are longer than t; they are the columns 0 to live-1.
    public int live(int t) {
        return offsets[t + 1] - offsets[t];
    }

    /// The first row of step t.
    public int offset(int t) {
        return offsets[t];
    }

    /// The length of the sequence in a column.
    public int length(int column) {
        return lengths[column];
    }

    /// Which of the given sequences stands in a column.
    public int sequence(int column) {
        return order[column];
    }

    /// The column in which each of the given sequences stands.
    public int[] columns() {
        int[] columns = new int[order.length];
        for (int c = 0; c < order.length; c++) {
            columns[order[c]] = c;
        }
        return columns;
    }

    /// The column to which each row belongs: gathers one row a sequence into one row a step.
    public int[] columnOfRows() {
        int[] columns = new int[rows()];
        for (int t = 0; t < steps(); t++) {
            for (int c = 0; c < live(t); c++) {
                columns[offsets[t] + c] = c;
            }
        }
        return columns;
    }

    /// The row of each step, sequence after sequence in the given order: gathers packed rows into
    /// sequence-major ones.
    public int[] sequenceMajor() {
        int[] rows = new int[rows()];
        int[] columns = columns();
        int next = 0;
        for (int column : columns) {
            for (int t = 0; t < lengths[column]; t++) {
                rows[next++] = offsets[t] + column;
            }
        }
        return rows;
    }

    /// Packs one number a step of each of the given sequences into rows.
    ///
    /// @param sequences at least as many numbers each as the sequence is long
    /// @throws ShapeException if there are other than B sequences or one is too short
    public int[] pack(int[][] sequences) {
        if (sequences.length != order.length) {
            throw new ShapeException(
                    "pack: " + sequences.length + " sequences for " + this + "; expected " + order.length);
        }
        for (int c = 0; c < order.length; c++) {
            if (sequences[order[c]].length < lengths[c]) {
                throw new ShapeException("pack: " + sequences[order[c]].length + " numbers of sequence " + order[c]
                        + "; expected at least " + lengths[c]);
            }
        }
        int[] packed = new int[rows()];
        for (int t = 0; t < steps(); t++) {
            for (int c = 0; c < live(t); c++) {
                packed[offsets[t] + c] = sequences[order[c]][t];
            }
        }
        return packed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ragged ragged
                && Arrays.equals(lengths, ragged.lengths)
                && Arrays.equals(order, ragged.order);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(lengths) + Arrays.hashCode(order);
    }

    @Override
    public String toString() {
        return "Ragged" + Arrays.toString(lengths);
    }
}
