// The sums over alignments of connectionist temporal classification.
package rondo.engine.kernel;

import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// The sums over all alignments of a sequence of frames with its labels (Graves et al. 2006, section 4), one
/// sequence of a batch at a time. T frames, L labels, V symbols, N the sum of the lengths of the batch. What a
/// sequence gives does not depend on the others. Nothing is allocated.
///
/// Sums are kept as logarithms: probabilities, even scaled in each frame, would underflow in single precision as
/// soon as a net that gives nothing but blanks has a few labels to explain.
public interface CtcKernels {
    /// The logarithm of zero: far below any other, and numbers can still be added to it.
    double NEVER = -1e30;

    /// The labels of one sequence of a batch.
    ///
    /// @param layout of the batch
    /// @param column in which the sequence stands
    /// @param labels L symbols; neither is the blank
    /// @param blank the symbol that stands for no label
    record Target(Ragged layout, int column, int[] labels, int blank) {
        /// T.
        public int steps() {
            return layout.length(column);
        }

        /// The row of a frame among those of the batch.
        public int row(int step) {
            return layout.offset(step) + column;
        }

        /// How many labels may have been begun: L + 1.
        public int states() {
            return labels.length + 1;
        }

        /// The symbol of state i of a frame: the blank for 0, else label i.
        public int symbol(int i) {
            return i == 0 ? blank : labels[i - 1];
        }

        /// Whether label i may follow label i - 1 without a blank between them, i from 1 on.
        public boolean skips(int i) {
            return i > 1 && i <= labels.length && labels[i - 1] != labels[i - 2];
        }
    }

    /// Where the sums of one sequence after the other are made. A frame has two sums for each i from 0 to L:
    /// over the alignments that are within label i there, and over those in the blank behind it, or about to be;
    /// they stand in column i + 1, between columns that are never reached.
    ///
    /// @param posteriors [N, L+1]: in the rows of each sequence, by [#loss] the log-probabilities of the blank and
    ///     of each label relative to the likeliest of them, by [#posteriors] the probabilities of being there
    /// @param labels [T, L+3], sums within labels
    /// @param blanks [T, L+3], sums within blanks
    /// @param work [6, L+3]: two frames of sums from the end, labels then blanks, and two rows at the disposal of
    ///     the kernels
    record Lattice(Tensor posteriors, Tensor labels, Tensor blanks, Tensor work) {
        /// Room for any sequence of a batch.
        ///
        /// @param rows N
        /// @param steps T of the longest sequence
        /// @param labels L of the longest labels
        public static Lattice of(Scope scope, DType type, int rows, int steps, int labels) {
            return new Lattice(
                    Tensor.empty(scope, type, rows, labels + 1),
                    Tensor.empty(scope, type, steps, labels + 3),
                    Tensor.empty(scope, type, steps, labels + 3),
                    Tensor.empty(scope, type, 6, labels + 3));
        }
    }

    /// `- log p(labels | frames)` in nats, with the softmax inside; infinite if no alignment has a probability
    /// above zero.
    ///
    /// @param logits [N,V]
    /// @param lattice receives what [#posteriors] needs
    double loss(Tensor logits, Target of, Lattice lattice);

    /// How probable it is to be within each label in each frame, and within any blank, given the labels; from
    /// what [#loss], a finite one, has left.
    void posteriors(Target of, Lattice lattice);

    /// The gradient of the loss times a factor, `factor (softmax - posterior)`, in the rows of the sequence.
    ///
    /// @param logits [N,V]
    /// @param lattice with what [#posteriors] made of the sequence; only that is read
    /// @param gradient [N,V], the rows of the sequence are written, not added to
    void gradient(Tensor logits, Target of, Lattice lattice, double factor, Tensor gradient);
}
