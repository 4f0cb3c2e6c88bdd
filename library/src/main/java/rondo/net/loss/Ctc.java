// Connectionist temporal classification: labels of a sequence of frames whose places are not known.
package rondo.net.loss;

import java.util.Arrays;
import java.util.List;
import rondo.basis.ShapeException;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.CtcKernels;
import rondo.engine.kernel.CtcKernels.Lattice;
import rondo.engine.kernel.CtcKernels.Target;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// Connectionist temporal classification (Graves et al. 2006): `loss = - sum over sequences of log p(labels |
/// frames)`, where p sums over all ways to write the labels into the frames, each for one frame or several, with
/// blanks between them. A blank has to stand between two equal labels. The softmax is inside: the gradient of the
/// logits is `softmax - posterior`.
///
/// A sequence whose labels fit into its frames in no way of a probability above zero counts nothing and has no
/// gradient; see [#impossible]. What a sequence gives does not depend on the others, in f32 to the bit.
///
/// The loss is a sum; for a mean, scale it.
public final class Ctc {
    private final Var logits;
    private final Target[] targets;
    private final double[] losses;
    private final boolean[] possible;
    private final Lattice lattice;
    private final Var loss;

    /// @param logits scores of V symbols in each frame, packed rows [N,V]
    /// @param layout of the frames
    /// @param labels of each sequence, in the order in which the layout was given their lengths; may be empty
    /// @param blank the symbol that stands for no label
    /// @throws ShapeException if there are not N rows or labels for each sequence, the blank is none of V symbols,
    ///     or a label is none of them or the blank
    public Ctc(Var logits, Ragged layout, int[][] labels, int blank) {
        check(logits, layout, labels, blank);
        this.logits = logits;
        this.targets = new Target[labels.length];
        this.losses = new double[labels.length];
        this.possible = new boolean[labels.length];
        int longest = 0;
        for (int c = 0; c < labels.length; c++) {
            int s = layout.sequence(c);
            targets[s] = new Target(layout, c, labels[s], blank);
            possible[s] = fits(labels[s], targets[s].steps());
            longest = possible[s] ? Math.max(longest, labels[s].length) : longest;
        }
        var tape = logits.tape();
        this.lattice = Lattice.of(tape.scope(), logits.value().type(), logits.rows(), layout.steps(), longest);
        this.loss = Var.result(tape, tape.zeros(1));
        tape.record(new Backward());
        run(tape);
    }

    /// Whether labels fit into frames: there is one for each label and for each blank between two equal ones.
    ///
    /// @param frames how many there are
    public static boolean fits(int[] labels, int frames) {
        int needed = labels.length;
        for (int i = 1; i < labels.length && needed <= frames; i++) {
            needed += labels[i] == labels[i - 1] ? 1 : 0;
        }
        return needed <= frames;
    }

    /// The summed loss, [1].
    public Var loss() {
        return loss;
    }

    /// The loss of each sequence, in nats, in the order of the labels; 0 for those that are impossible.
    public double[] losses() {
        return losses;
    }

    /// How many sequences have labels that do not fit into their frames.
    public int impossible() {
        int count = 0;
        for (boolean fits : possible) {
            count += fits ? 0 : 1;
        }
        return count;
    }

    private static void check(Var logits, Ragged layout, int[][] labels, int blank) {
        if (logits.rows() != layout.rows() || labels.length != layout.sequences()) {
            throw new ShapeException("ctc: " + logits.value() + " and labels of " + labels.length + " sequences for "
                    + layout + "; expected a row for each frame, and labels for each sequence");
        }
        int symbols = logits.columns();
        if (blank < 0 || blank >= symbols) {
            throw new ShapeException("ctc: blank " + blank + "; expected one of " + symbols + " symbols");
        }
        for (int s = 0; s < labels.length; s++) {
            for (int label : labels[s]) {
                if (label < 0 || label >= symbols || label == blank) {
                    throw new ShapeException("ctc: label " + label + " of sequence " + s + "; expected one of "
                            + symbols + " symbols, and not the blank, " + blank);
                }
            }
        }
    }

    private void run(Tape tape) {
        var kernels = kernels();
        for (int s = 0; s < targets.length; s++) {
            double each = possible[s] ? kernels.loss(logits.value(), targets[s], lattice) : Double.POSITIVE_INFINITY;
            possible[s] = each != Double.POSITIVE_INFINITY;
            losses[s] = possible[s] ? each : 0;
            if (possible[s] && tape.recording()) {
                kernels.posteriors(targets[s], lattice);
            }
        }
        loss.value().set(0, 0, Arrays.stream(losses).sum());
    }

    private CtcKernels kernels() {
        return logits.tape().precision().ctc();
    }

    private final class Backward implements Op {
        @Override
        public List<Var> outputs() {
            return List.of(loss);
        }

        @Override
        public void backward() {
            if (!loss.reached() || !logits.tracked()) {
                return;
            }
            double factor = loss.gradient().tensor().get(0, 0);
            logits.gradient().add((gradient, beta) -> {
                if (beta == 0) {
                    write(factor, gradient);
                } else {
                    var part = logits.tape().empty(logits.rows(), logits.columns());
                    write(factor, part);
                    logits.tape().precision().pointwise().add(1, part, gradient);
                }
            });
        }

        private void write(double factor, Tensor gradient) {
            for (int s = 0; s < targets.length; s++) {
                if (possible[s]) {
                    kernels().gradient(logits.value(), targets[s], lattice, factor, gradient);
                } else {
                    clear(targets[s], gradient);
                }
            }
        }

        private static void clear(Target target, Tensor gradient) {
            for (int t = 0; t < target.steps(); t++) {
                gradient.rows(target.row(t), target.row(t) + 1).clear();
            }
        }
    }
}
