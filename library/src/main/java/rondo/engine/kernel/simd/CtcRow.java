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
import rondo.engine.tensor.Tensor;

/// The sums over alignments in one frame, in floats, a vector of labels at a time. Each loop is a method of its own, to
/// be called from the loop over frames: with two of them in one the compiler has no room left to inline their
/// logarithms, and puts vectors on the heap.
///
/// What is kept for blanks is without their emission: then it is also the sum over both states from which a label that
/// differs from the one before may follow, so that no sum has three parts.
final class CtcRow {
    /// The row of the work that says where a blank may be skipped.
    static final int SKIP = 4;

    /// The row of the work for what leads to the next label.
    static final int OPEN = 5;

    private static final FloatVector ONE = all(1);

    private CtcRow() {}

    /// The sums over both states of each label at the frame before t, into the row of blanks at frame t.
    ///
    /// @param emission of the blank in the frame before
    static void reach(Lattice lattice, int t, float emission, int states) {
        var labels = lattice.labels().segment();
        var blanks = lattice.blanks().segment();
        long labelsAt = at(lattice.labels(), t - 1);
        long from = at(lattice.blanks(), t - 1);
        long to = at(lattice.blanks(), t);
        for (int i = 0; i < states; i += COUNT) {
            var sum = logSum(load(blanks, from, i).add(emission), load(labels, labelsAt, i));
            merge(sum, blanks, to, i, rest(i, states));
        }
    }

    /// The sums from which each next label may begin at frame t, after [#reach].
    static void openForward(Lattice lattice, int t, float emission, int states) {
        open(lattice.blanks(), t - 1, t, emission, lattice.work(), states);
    }

    /// The sums within labels at frame t, after [#openForward].
    static void labelsForward(Lattice lattice, int t, int row, int states) {
        labels(lattice, lattice.labels(), t - 1, t, at(lattice.work(), OPEN) - Float.BYTES, row, states);
    }

    /// The sums from the end over what may follow each blank at frame t: itself, and the next label.
    ///
    /// @param emission of the blank in the frame after
    static void goOn(Lattice lattice, int t, float emission, int states) {
        var work = lattice.work().segment();
        long labelsAt = at(lattice.work(), (t + 1) % 2);
        long from = at(lattice.work(), (t + 1) % 2 + 2);
        long to = at(lattice.work(), t % 2 + 2);
        for (int i = 0; i < states; i += COUNT) {
            var sum = logSum(load(work, from, i).add(emission), load(work, labelsAt, i + 1));
            merge(sum, work, to, i, rest(i, states));
        }
    }

    /// The sums to which each label may go on at frame t, after [#goOn].
    static void openBackward(Lattice lattice, int t, float emission, int states) {
        open(lattice.work(), (t + 1) % 2 + 2, t % 2 + 2, emission, lattice.work(), states);
    }

    /// The sums from the end within labels at frame t, after [#openBackward].
    static void labelsBackward(Lattice lattice, int t, int row, int states) {
        labels(lattice, lattice.work(), (t + 1) % 2, t % 2, at(lattice.work(), OPEN), row, states);
    }

    /// Over both states where the next label differs, else over the blank between them alone. Since a sum is not below
    /// its parts, the larger one is meant.
    private static void open(Tensor sums, int from, int to, float emission, Tensor work, int states) {
        var segment = sums.segment();
        var works = work.segment();
        long blanksAt = at(sums, from);
        long bothAt = at(sums, to);
        long skipsAt = at(work, SKIP);
        long openAt = at(work, OPEN);
        for (int i = 0; i < states; i += COUNT) {
            var blank = load(segment, blanksAt, i).add(emission);
            var both = load(segment, bothAt, i).add(load(works, skipsAt, i + 1));
            merge(both.blend(blank, both.compare(VectorOperators.LT, blank)), works, openAt, i, rest(i, states));
        }
    }

    private static void labels(Lattice lattice, Tensor sums, int from, int to, long openAt, int row, int states) {
        var segment = sums.segment();
        var work = lattice.work().segment();
        var emissions = lattice.posteriors().segment();
        long fromAt = at(sums, from);
        long toAt = at(sums, to);
        long emissionsAt = lattice.posteriors().offset(row);
        for (int i = 0; i < states; i += COUNT) {
            var sum = logSum(load(segment, fromAt, i), load(work, openAt, i));
            merge(sum.add(load(emissions, emissionsAt, i)), segment, toAt, i, rest(i, states));
        }
    }

    /// Puts the probabilities of being within each label and any blank at frame t in the place of their emissions.
    /// Their sum is made 1, which takes away what rounding has added up along the way.
    ///
    /// @param total the sum over all alignments
    static void posteriors(Lattice lattice, int t, int row, int states, float total) {
        var posteriors = lattice.posteriors().segment();
        long at = lattice.posteriors().offset(row);
        float blank = blanks(lattice, t, states, total - blank(lattice, row));
        float label = labels(lattice, t, row, states, total);
        Rows.set(posteriors, at, 0, blank);
        Rows.scale(1 / (label + blank), 0, posteriors, at, states);
    }

    private static float blanks(Lattice lattice, int t, int states, float outside) {
        var blanks = lattice.blanks().segment();
        var work = lattice.work().segment();
        long blanksAt = at(lattice.blanks(), t);
        long workAt = at(lattice.work(), t % 2 + 2);
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
        long labelsAt = at(lattice.labels(), t);
        long workAt = at(lattice.work(), t % 2);
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

    /// The byte of state 0 in a row of sums.
    static long at(Tensor sums, int row) {
        return sums.offset(row) + Float.BYTES;
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
}
