// The beginning of a labelling in a search.
package rondo.decode.ctc;

import java.util.Arrays;
import java.util.Optional;

/// The beginning of a labelling in a search: its labels, and the probability of all alignments of the frames so far
/// with them, apart for those that end in a blank. Beginnings share theirs.
final class CtcPrefix {
    private final Optional<CtcPrefix> before;
    private final int label;
    private final int length;
    private final int node;
    private final double language;
    private double blank;
    private double labelled;
    private double total;
    private double[] next = new double[2];
    private int place;
    private Optional<Read> read = Optional.empty();
    private Optional<Word> word = Optional.empty();

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
        longer.become(Double.NEGATIVE_INFINITY, logProb);
        return longer;
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

    /// Its place in the beam.
    int place() {
        return place;
    }

    /// Moves it to a place in the beam.
    void place(int i) {
        place = i;
    }

    /// What a language model has read of it, if there is one.
    Read read() {
        return read.orElseThrow();
    }

    void read(Read known) {
        read = Optional.of(known);
    }

    /// How probable a language model of words finds its last word, if that has been asked.
    Optional<Word> word() {
        return word;
    }

    void word(Word known) {
        word = Optional.of(known);
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

    /// The labels behind the last that separates words.
    int[] word(Symbols symbols) {
        int[] labels = labels();
        int from = length;
        while (from > 0 && !symbols.separates(labels[from - 1])) {
            from--;
        }
        return Arrays.copyOfRange(labels, from, length);
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
