// Sums over alignments as plain loops.
package rondo.engine.kernel.scalar;

import rondo.engine.kernel.CtcKernels;
import rondo.engine.kernel.Fit;
import rondo.engine.tensor.Tensor;

/// Sums over alignments as plain loops, in double precision.
final class ScalarCtc implements CtcKernels {
    private static final int SKIP = 4;

    @Override
    public double loss(Tensor logits, Target of, Lattice lattice) {
        Fit.ctc("ctc", logits, of, lattice);
        double outside = 0; // what all alignments have in common
        for (int t = 0; t < of.steps(); t++) {
            outside += relate(logits, of, of.row(t), lattice.posteriors());
        }
        clear(lattice.work(), SKIP);
        for (int i = 1; i <= of.labels().length; i++) {
            set(lattice.work(), SKIP, i, of.skips(i) ? 0 : NEVER);
        }
        begin(of, lattice);
        for (int t = 1; t < of.steps(); t++) {
            forward(of, lattice, t);
        }
        double loss = outside - total(of, lattice);
        return loss > -NEVER / 10 ? Double.POSITIVE_INFINITY : loss;
    }

    /// Writes the log-probabilities of the symbols of a frame relative to the likeliest of them, and returns minus
    /// that of the likeliest.
    private static double relate(Tensor logits, Target of, int row, Tensor emissions) {
        double most = NEVER;
        for (int i = 0; i < of.states(); i++) {
            most = Math.max(most, logits.get(row, of.symbol(i)));
        }
        for (int i = 0; i < of.states(); i++) {
            emissions.set(row, i, Math.max(NEVER, logits.get(row, of.symbol(i))) - most);
        }
        return Functions.logSumOfExponentials(logits, row, logits.columns()) - most;
    }

    private static void begin(Target of, Lattice lattice) {
        clear(lattice.labels(), 0);
        clear(lattice.blanks(), 0);
        set(lattice.blanks(), 0, 0, lattice.posteriors().get(of.row(0), 0));
        if (of.labels().length > 0) {
            set(lattice.labels(), 0, 1, lattice.posteriors().get(of.row(0), 1));
        }
    }

    private static void forward(Target of, Lattice lattice, int t) {
        var emissions = lattice.posteriors();
        var labels = lattice.labels();
        var blanks = lattice.blanks();
        int row = of.row(t);
        clear(labels, t);
        clear(blanks, t);
        for (int i = 0; i < of.states(); i++) {
            double skip = get(labels, t - 1, i - 1) + get(lattice.work(), SKIP, i);
            double label = add(add(get(labels, t - 1, i), get(blanks, t - 1, i - 1)), skip);
            set(labels, t, i, i == 0 ? NEVER : label + emissions.get(row, i));
            set(blanks, t, i, add(get(blanks, t - 1, i), get(labels, t - 1, i)) + emissions.get(row, 0));
        }
    }

    private static double total(Target of, Lattice lattice) {
        int last = of.steps() - 1;
        int end = of.labels().length;
        return add(get(lattice.labels(), last, end), get(lattice.blanks(), last, end));
    }

    @Override
    public void posteriors(Target of, Lattice lattice) {
        double total = total(of, lattice);
        end(of, lattice);
        for (int t = of.steps() - 1; t >= 0; t--) {
            if (t < of.steps() - 1) {
                backward(of, lattice, t);
            }
            posteriors(of, lattice, t, total);
        }
    }

    private static void end(Target of, Lattice lattice) {
        int t = of.steps() - 1;
        int end = of.labels().length;
        for (int row = 0; row < SKIP; row++) {
            clear(lattice.work(), row);
        }
        set(lattice.work(), t % 2 + 2, end, lattice.posteriors().get(of.row(t), 0));
        if (end > 0) {
            set(lattice.work(), t % 2, end, lattice.posteriors().get(of.row(t), end));
        }
    }

    private static void backward(Target of, Lattice lattice, int t) {
        var work = lattice.work();
        int before = (t + 1) % 2;
        int row = of.row(t);
        for (int i = 0; i < of.states(); i++) {
            double next = get(work, before, i + 1);
            double skip = next + get(work, SKIP, i + 1);
            double label = add(add(get(work, before, i), get(work, before + 2, i)), skip);
            set(work, t % 2, i, label + lattice.posteriors().get(row, i));
            set(
                    work,
                    t % 2 + 2,
                    i,
                    add(get(work, before + 2, i), next) + lattice.posteriors().get(row, 0));
        }
    }

    private static void posteriors(Target of, Lattice lattice, int t, double total) {
        var posteriors = lattice.posteriors();
        int row = of.row(t);
        double blank = 0;
        double sum = 0;
        double outside = posteriors.get(row, 0) + total;
        for (int i = 0; i < of.states(); i++) {
            blank += Math.exp(get(lattice.blanks(), t, i) + get(lattice.work(), t % 2 + 2, i) - outside);
        }
        for (int i = 1; i < of.states(); i++) {
            double both = get(lattice.labels(), t, i) + get(lattice.work(), t % 2, i);
            double label = Math.exp(both - posteriors.get(row, i) - total);
            posteriors.set(row, i, label);
            sum += label;
        }
        posteriors.set(row, 0, blank);
        for (int i = 0; i < of.states(); i++) {
            posteriors.set(row, i, posteriors.get(row, i) / (sum + blank));
        }
    }

    @Override
    public void gradient(Tensor logits, Target of, Lattice lattice, double factor, Tensor gradient) {
        Fit.ctc("ctc gradient", logits, of, lattice);
        Fit.same("ctc gradient", logits, gradient);
        for (int t = 0; t < of.steps(); t++) {
            int row = of.row(t);
            double logSum = Functions.logSumOfExponentials(logits, row, logits.columns());
            for (int c = 0; c < logits.columns(); c++) {
                gradient.set(row, c, factor * Math.exp(logits.get(row, c) - logSum));
            }
            for (int i = 0; i < of.states(); i++) {
                int symbol = of.symbol(i);
                double posterior = lattice.posteriors().get(row, i);
                gradient.set(row, symbol, gradient.get(row, symbol) - factor * posterior);
            }
        }
    }

    private static void clear(Tensor sums, int row) {
        for (int c = 0; c < sums.columns(); c++) {
            sums.set(row, c, NEVER);
        }
    }

    private static double get(Tensor sums, int row, int i) {
        return sums.get(row, i + 1);
    }

    private static void set(Tensor sums, int row, int i, double number) {
        sums.set(row, i + 1, number);
    }

    /// `log(e^a + e^b)`.
    private static double add(double a, double b) {
        return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
    }
}
