// Sums over alignments in one frame, in floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.all;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.merge;
import static rondo.engine.kernel.simd.Lanes.rest;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import rondo.engine.kernel.CtcKernels.Lattice;

/// The sums over alignments in one frame, in floats, a vector of labels at a time. Loops over labels and over
/// blanks stand apart: with both in one, the compiler has no room left to inline all logarithms.
final class CtcRow {
    /// The byte of the sums of state 0 in a row.
    static final long FIRST = Float.BYTES;

    /// The row of the work that says where a blank may be skipped.
    static final int SKIP = 4;

    private static final FloatVector ONE = all(1);

    private CtcRow() {}

    /// The sums within labels at frame t from those of the frame before.
    static void labelsForward(Lattice lattice, int t, int row, int states) {
        var labels = lattice.labels().segment();
        var blanks = lattice.blanks().segment();
        var skips = lattice.work().segment();
        var emissions = lattice.posteriors().segment();
        long from = lattice.labels().offset(t - 1) + FIRST;
        long to = lattice.labels().offset(t) + FIRST;
        long blanksAt = lattice.blanks().offset(t - 1) + FIRST;
        long skipsAt = lattice.work().offset(SKIP) + FIRST;
        long emissionsAt = lattice.posteriors().offset(row);
        for (int i = 0; i < states; i += COUNT) {
            var skip = load(labels, from, i - 1).add(load(skips, skipsAt, i));
            var sum = logSum(load(labels, from, i), load(blanks, blanksAt, i - 1), skip);
            merge(sum.add(load(emissions, emissionsAt, i)), labels, to, i, rest(i, states));
        }
    }

    /// The sums within blanks at frame t from those of the frame before.
    static void blanksForward(Lattice lattice, int t, int row, int states) {
        var labels = lattice.labels().segment();
        var blanks = lattice.blanks().segment();
        long labelsAt = lattice.labels().offset(t - 1) + FIRST;
        long from = lattice.blanks().offset(t - 1) + FIRST;
        long to = lattice.blanks().offset(t) + FIRST;
        var emission = all(blank(lattice, row));
        for (int i = 0; i < states; i += COUNT) {
            var sum = logSum(load(blanks, from, i), load(labels, labelsAt, i));
            merge(sum.add(emission), blanks, to, i, rest(i, states));
        }
    }

    /// The sums from the end within labels at frame t from those of the frame after.
    static void labelsBackward(Lattice lattice, int t, int row, int states) {
        var work = lattice.work().segment();
        var emissions = lattice.posteriors().segment();
        long to = at(lattice, t % 2);
        long from = at(lattice, (t + 1) % 2);
        long blanksAt = at(lattice, (t + 1) % 2 + 2);
        long skipsAt = at(lattice, SKIP);
        long emissionsAt = lattice.posteriors().offset(row);
        for (int i = 0; i < states; i += COUNT) {
            var skip = load(work, from, i + 1).add(load(work, skipsAt, i + 1));
            var sum = logSum(load(work, from, i), load(work, blanksAt, i), skip);
            merge(sum.add(load(emissions, emissionsAt, i)), work, to, i, rest(i, states));
        }
    }

    /// The sums from the end within blanks at frame t from those of the frame after.
    static void blanksBackward(Lattice lattice, int t, int row, int states) {
        var work = lattice.work().segment();
        long labelsAt = at(lattice, (t + 1) % 2);
        long from = at(lattice, (t + 1) % 2 + 2);
        long to = at(lattice, t % 2 + 2);
        var emission = all(blank(lattice, row));
        for (int i = 0; i < states; i += COUNT) {
            var sum = logSum(load(work, from, i), load(work, labelsAt, i + 1));
            merge(sum.add(emission), work, to, i, rest(i, states));
        }
    }

    /// Puts the probabilities of being within each label and any blank at frame t in the place of their emissions.
    /// Their sum is made 1, which takes away what rounding has added up along the way.
    ///
    /// @param total the sum over all alignments
    static void posteriors(Lattice lattice, int t, int row, int states, float total) {
        var posteriors = lattice.posteriors().segment();
        long at = lattice.posteriors().offset(row);
        float blank = blanks(lattice, t, states, blank(lattice, row) + total);
        float label = labels(lattice, t, row, states, total);
        Rows.set(posteriors, at, 0, blank);
        Rows.scale(1 / (label + blank), 0, posteriors, at, states);
    }

    private static float blanks(Lattice lattice, int t, int states, float outside) {
        var blanks = lattice.blanks().segment();
        var work = lattice.work().segment();
        long blanksAt = lattice.blanks().offset(t) + FIRST;
        long workAt = at(lattice, t % 2 + 2);
        var sum = all(0);
        for (int i = 0; i < states; i += COUNT) {
            var both = load(blanks, blanksAt, i).add(load(work, workAt, i));
            sum = sum.blend(sum.add(SimdMath.exp(both.sub(outside))), rest(i, states));
        }
        return Lanes.sum(sum);
    }

    private static float labels(Lattice lattice, int t, int row, int states, float total) {
        var labels = lattice.labels().segment();
        var work = lattice.work().segment();
        var posteriors = lattice.posteriors().segment();
        long labelsAt = lattice.labels().offset(t) + FIRST;
        long workAt = at(lattice, t % 2);
        long at = lattice.posteriors().offset(row);
        var sum = all(0);
        for (int i = 0; i < states; i += COUNT) {
            var rest = rest(i, states);
            var both = load(labels, labelsAt, i).add(load(work, workAt, i));
            var label = SimdMath.exp(both.sub(load(posteriors, at, i)).sub(total));
            merge(label, posteriors, at, i, rest);
            sum = sum.blend(sum.add(label), rest);
        }
        return Lanes.sum(sum);
    }

    private static long at(Lattice lattice, int row) {
        return lattice.work().offset(row) + FIRST;
    }

    private static float blank(Lattice lattice, int row) {
        return Rows.get(lattice.posteriors().segment(), lattice.posteriors().offset(row), 0);
    }

    /// `log(e^a + e^b)`.
    private static FloatVector logSum(FloatVector a, FloatVector b) {
        var swap = a.compare(VectorOperators.LT, b);
        var high = a.blend(b, swap);
        var low = b.blend(a, swap);
        return SimdMath.log(SimdMath.exp(low.sub(high)).add(ONE)).add(high);
    }

    /// `log(e^a + e^b + e^c)`: the largest is taken off, so that of three exponentials one is 1.
    private static FloatVector logSum(FloatVector a, FloatVector b, FloatVector c) {
        var swap = a.compare(VectorOperators.LT, b);
        var high = a.blend(b, swap);
        var low = b.blend(a, swap);
        var swapAgain = high.compare(VectorOperators.LT, c);
        var highest = high.blend(c, swapAgain);
        var middle = c.blend(high, swapAgain);
        var others = SimdMath.exp(low.sub(highest)).add(SimdMath.exp(middle.sub(highest)));
        return SimdMath.log(others.add(ONE)).add(highest);
    }
}
