// Sums over alignments with vectors of floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.CtcRow.OPEN;
import static rondo.engine.kernel.simd.CtcRow.SKIP;

import java.lang.foreign.MemorySegment;
import rondo.engine.kernel.CtcKernels;
import rondo.engine.kernel.Fit;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Tensor;

/// Sums over alignments on F32 with vectors along the labels: each method takes frame after frame through the
/// small loops of [CtcRow].
final class SimdCtc implements CtcKernels {
    private static final float UNREACHED = (float) NEVER;

    @Override
    public double loss(Tensor logits, Target of, Lattice lattice) {
        Fit.type("ctc", DType.F32, logits);
        Fit.ctc("ctc", logits, of, lattice);
        double outside = gather(logits, of, lattice.posteriors());
        for (int t = 0; t < of.steps(); t++) {
            outside -= relate(of, of.row(t), lattice.posteriors());
        }
        skips(of, lattice.work());
        begin(of, lattice);
        forward(of, lattice);
        double loss = outside - total(of, lattice);
        return loss > -NEVER / 10 ? Double.POSITIVE_INFINITY : loss;
    }

    /// Writes the logits of the symbols of each frame, and returns the sum of the logarithms by which the softmax
    /// divides: what all alignments have in common.
    private static double gather(Tensor logits, Target of, Tensor emissions) {
        var xs = logits.segment();
        var es = emissions.segment();
        int[] labels = of.labels();
        double sum = 0;
        for (int t = 0; t < of.steps(); t++) {
            long from = logits.offset(of.row(t));
            long at = emissions.offset(of.row(t));
            Rows.set(es, at, 0, Math.max(UNREACHED, Rows.get(xs, from, of.blank())));
            for (int i = 0; i < labels.length; i++) {
                Rows.set(es, at, i + 1, Math.max(UNREACHED, Rows.get(xs, from, labels[i])));
            }
            sum += Softmax.logSum(xs, from, logits.columns());
        }
        return sum;
    }

    /// Makes the logits of a frame relative to the largest of them, which is returned.
    private static float relate(Target of, int row, Tensor emissions) {
        var es = emissions.segment();
        long at = emissions.offset(row);
        float most = Softmax.max(es, at, of.states());
        Rows.scale(1, -most, es, at, of.states());
        return most;
    }

    private static void skips(Target of, Tensor work) {
        var ws = work.segment();
        long at = CtcRow.at(work, SKIP);
        clear(work, SKIP, of);
        clear(work, OPEN, of);
        for (int i = 1; i <= of.labels().length; i++) {
            Rows.set(ws, at, i, of.skips(i) ? 0 : UNREACHED);
        }
    }

    private static void begin(Target of, Lattice lattice) {
        clear(lattice.labels(), 0, of);
        clear(lattice.blanks(), 0, of);
        put(lattice.blanks(), 0, 0, 0);
        if (of.labels().length > 0) {
            put(lattice.labels(), 0, 1, emission(of, lattice, 0, 1));
        }
    }

    private static void forward(Target of, Lattice lattice) {
        for (int t = 1; t < of.steps(); t++) {
            put(lattice.labels(), t, -1, UNREACHED);
            put(lattice.blanks(), t, -1, UNREACHED);
            float blank = emission(of, lattice, t - 1, 0);
            CtcRow.reach(lattice, t, blank, of.states());
            CtcRow.openForward(lattice, t, blank, of.states());
            CtcRow.labelsForward(lattice, t, of.row(t), of.states());
        }
    }

    private static double total(Target of, Lattice lattice) {
        int last = of.steps() - 1;
        int end = of.labels().length;
        double label = get(lattice.labels(), last, end);
        double blank = get(lattice.blanks(), last, end) + emission(of, lattice, last, 0);
        return Math.max(label, blank) + Math.log1p(Math.exp(-Math.abs(label - blank)));
    }

    @Override
    public void posteriors(Target of, Lattice lattice) {
        float total = (float) total(of, lattice);
        int last = of.steps() - 1;
        int end = of.labels().length;
        for (int row = 0; row < SKIP; row++) {
            clear(lattice.work(), row, of);
        }
        put(lattice.work(), last % 2 + 2, end, 0);
        if (end > 0) {
            put(lattice.work(), last % 2, end, emission(of, lattice, last, end));
        }
        float blank = emission(of, lattice, last, 0); // posteriors take its place
        CtcRow.posteriors(lattice, last, of.row(last), of.states(), total);
        for (int t = last - 1; t >= 0; t--) {
            CtcRow.goOn(lattice, t, blank, of.states());
            CtcRow.openBackward(lattice, t, blank, of.states());
            CtcRow.labelsBackward(lattice, t, of.row(t), of.states());
            blank = emission(of, lattice, t, 0);
            CtcRow.posteriors(lattice, t, of.row(t), of.states(), total);
        }
    }

    @Override
    public void gradient(Tensor logits, Target of, Lattice lattice, double factor, Tensor gradient) {
        Fit.type("ctc gradient", DType.F32, logits);
        Fit.ctc("ctc gradient", logits, of, lattice);
        Fit.same("ctc gradient", logits, gradient);
        var xs = logits.segment();
        var gs = gradient.segment();
        int columns = logits.columns();
        for (int t = 0; t < of.steps(); t++) {
            int row = of.row(t);
            long at = gradient.offset(row);
            MemorySegment.copy(xs, logits.offset(row), gs, at, (long) Float.BYTES * columns);
            float sum = Softmax.exponentials(gs, at, columns, Softmax.max(gs, at, columns));
            Rows.scale((float) (factor / sum), 0, gs, at, columns);
            subtract((float) factor, of, lattice.posteriors(), row, gradient);
        }
    }

    private static void subtract(float factor, Target of, Tensor posteriors, int row, Tensor gradient) {
        var ps = posteriors.segment();
        long from = posteriors.offset(row);
        var gs = gradient.segment();
        long at = gradient.offset(row);
        int[] labels = of.labels();
        Rows.set(gs, at, of.blank(), Rows.get(gs, at, of.blank()) - factor * Rows.get(ps, from, 0));
        for (int i = 0; i < labels.length; i++) {
            Rows.set(gs, at, labels[i], Rows.get(gs, at, labels[i]) - factor * Rows.get(ps, from, i + 1));
        }
    }

    private static float emission(Target of, Lattice lattice, int t, int i) {
        return Rows.get(lattice.posteriors().segment(), lattice.posteriors().offset(of.row(t)), i);
    }

    private static float get(Tensor sums, int row, int i) {
        return Rows.get(sums.segment(), CtcRow.at(sums, row), i);
    }

    private static void put(Tensor sums, int row, int i, float number) {
        Rows.set(sums.segment(), CtcRow.at(sums, row), i, number);
    }

    private static void clear(Tensor sums, int row, Target of) {
        Rows.fill(UNREACHED, sums.segment(), sums.offset(row), 0, of.states() + 2);
    }
}
