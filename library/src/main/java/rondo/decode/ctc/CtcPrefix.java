// The beginning of a labelling in a search.
package rondo.decode.ctc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.decode.ctc.language.FusedText;

/// The beginning of a labelling in a search: its labels, and the probability of all alignments of the frames so far
/// with them, apart for those that end in a blank. Beginnings are a tree, in which each labelling is there once: one
/// that leaves the beam stays as long as longer ones do, and is the same when it comes back.
final class CtcPrefix {
    private static final int OUTSIDE = -1;

    private final Optional<CtcPrefix> before;
    private final int label;
    private final int length;
    private final int node;
    private final double language;
    private final List<CtcPrefix> children = new ArrayList<>(0);
    private double blank;
    private double labelled;
    private double total;
    private double[] next = new double[2];
    private int place = OUTSIDE;
    private Optional<FusedText> text = Optional.empty();

    /// The beginning without a label, before the first frame.
    CtcPrefix() {
        this(Optional.empty(), -1, 0, 0);
        become(0, Double.NEGATIVE_INFINITY);
    }

    private CtcPrefix(Optional<CtcPrefix> before, int label, int node, double language) {
        this.before = before;
        this.label = label;
        this.length = before.map(prefix -> prefix.length + 1).orElse(0);
        this.node = node;
        this.language = language;
    }

    /// This with one more label, which was reached for the first time.
    ///
    /// @param node of the lexicon
    /// @param logProb of the alignments so far
    /// @param more what the language model adds
    CtcPrefix longer(int label, int node, double logProb, double more) {
        var longer = new CtcPrefix(Optional.of(this), label, node, language + more);
        longer.comeBack(logProb);
        children.add(longer);
        return longer;
    }

    /// Comes into the beam again; what it was before counts no more.
    ///
    /// @param logProb of the alignments so far
    void comeBack(double logProb) {
        become(Double.NEGATIVE_INFINITY, logProb);
    }

    /// Those with one more label that are in the beam, or were and are the beginning of one that is.
    List<CtcPrefix> children() {
        return children;
    }

    /// That of them with a label.
    Optional<CtcPrefix> child(int label) {
        for (var child : children) {
            if (child.label == label) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /// This without its last label; empty if it has none.
    Optional<CtcPrefix> before() {
        return before;
    }

    /// The last label, below 0 if there is none.
    int label() {
        return label;
    }

    /// Where it stands in a lexicon.
    int node() {
        return node;
    }

    /// What a language model has added to the score.
    double language() {
        return language;
    }

    /// The log-probability of the labels given the frames so far.
    double total() {
        return total;
    }

    /// [#total] with what a language model has added.
    double score() {
        return total + language;
    }

    /// The log-probability of the alignments to which a label may be added as a new one.
    double openFor(int next) {
        return next == label ? blank : total;
    }

    /// Its place in the beam, if it is there.
    int place() {
        return place;
    }

    boolean isInBeam() {
        return place != OUTSIDE;
    }

    /// Takes it out of the beam.
    void leave() {
        place = OUTSIDE;
    }

    /// Forgets it if nothing depends on it, and those before it on which only it did.
    void prune() {
        var prefix = this;
        while (!prefix.isInBeam() && prefix.children.isEmpty() && prefix.before.isPresent()) {
            var shorter = prefix.before.get();
            shorter.children.remove(prefix);
            prefix = shorter;
        }
    }

    /// Moves it to a place in the beam.
    void place(int i) {
        place = i;
    }

    /// What a language model knows of it, if there is one.
    FusedText text() {
        return text.orElseThrow();
    }

    void text(FusedText known) {
        text = Optional.of(known);
    }

    /// What it would be after one more frame, if nothing came to it from a shorter one.
    void stay(double blankLogProb, double labelLogProb) {
        next[0] = total + blankLogProb;
        next[1] = label < 0 ? Double.NEGATIVE_INFINITY : labelled + labelLogProb;
    }

    /// Adds what comes to it from a shorter one in that frame.
    void receive(double logProb) {
        next[1] = logSum(next[1], logProb);
    }

    /// The score it will have after the frame.
    double nextScore() {
        return logSum(next[0], next[1]) + language;
    }

    /// Takes the frame.
    void step() {
        become(next[0], next[1]);
    }

    /// Its labels.
    int[] labels() {
        int[] labels = new int[length];
        for (var prefix = this; prefix.before.isPresent(); prefix = prefix.before.get()) {
            labels[prefix.length - 1] = prefix.label;
        }
        return labels;
    }

    private void become(double inBlank, double inLabel) {
        blank = inBlank;
        labelled = inLabel;
        total = logSum(inBlank, inLabel);
    }

    private static double logSum(double a, double b) {
        double high = Math.max(a, b);
        return high == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }
}
