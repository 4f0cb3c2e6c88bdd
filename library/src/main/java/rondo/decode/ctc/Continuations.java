// The labels that may follow a beginning in a frame.
package rondo.decode.ctc;

import java.util.Optional;

/// The labels that may follow a beginning in a frame: those that are not too improbable there, and that the lexicon
/// has.
final class Continuations {
    private final Symbols symbols;
    private final Optional<Lexicon> lexicon;
    private final double least;
    private final Frames frames;
    private final int[] likely;
    private final int[] labels;
    private int likelyCount;
    private int count;
    private int frame;

    /// @param pruning the least probability of a label
    Continuations(Symbols symbols, Optional<Lexicon> lexicon, double pruning, Frames frames) {
        this.symbols = symbols;
        this.lexicon = lexicon;
        this.least = Math.log(pruning);
        this.frames = frames;
        this.likely = new int[symbols.count()];
        this.labels = new int[symbols.count()];
    }

    /// Goes on to a frame.
    void enter(int next) {
        frame = next;
        likelyCount = 0;
        for (int label = 0; label < symbols.count(); label++) {
            if (label != symbols.blank() && isLikely(label)) {
                likely[likelyCount++] = label;
            }
        }
    }

    private boolean isLikely(int label) {
        float logProb = frames.logProb(frame, label);
        return logProb >= least && logProb > Float.NEGATIVE_INFINITY;
    }

    /// Finds those that may follow a beginning, in rising order.
    ///
    /// @return how many there are
    int find(CtcPrefix prefix) {
        count = 0;
        if (likelyCount > 0) {
            if (lexicon.isPresent()) {
                find(lexicon.get(), prefix.node());
            } else {
                for (int i = 0; i < likelyCount; i++) {
                    add(likely[i]);
                }
            }
        }
        return count;
    }

    private void find(Lexicon words, int node) {
        boolean ended = words.isWord(node);
        int end = words.childrenEnd(node);
        if (end - words.firstChild(node) <= likelyCount) {
            for (int child = words.firstChild(node); child < end; child++) {
                if (isLikely(words.label(child))) {
                    add(words.label(child));
                }
            }
            if (ended) {
                addSeparator();
            }
        } else {
            for (int i = 0; i < likelyCount; i++) {
                if (symbols.separates(likely[i]) ? ended : words.child(node, likely[i]) >= 0) {
                    add(likely[i]);
                }
            }
        }
    }

    /// Adds what separates words between those that have been found.
    private void addSeparator() {
        if (symbols.separator().isPresent() && isLikely(symbols.separator().getAsInt())) {
            int separator = symbols.separator().getAsInt();
            int place = count++;
            while (place > 0 && labels[place - 1] > separator) {
                labels[place] = labels[--place];
            }
            labels[place] = separator;
        }
    }

    private void add(int label) {
        labels[count++] = label;
    }

    /// The i-th of those found.
    int label(int i) {
        return labels[i];
    }

    /// Where the lexicon stands after a label that may follow.
    int node(CtcPrefix prefix, int label) {
        return lexicon.isEmpty() || symbols.separates(label) ? 0 : lexicon.get().child(prefix.node(), label);
    }

    /// Whether a labelling may end there: not within a word.
    boolean mayEnd(CtcPrefix prefix) {
        return lexicon.isEmpty() || prefix.node() == 0 || lexicon.get().isWord(prefix.node());
    }
}
