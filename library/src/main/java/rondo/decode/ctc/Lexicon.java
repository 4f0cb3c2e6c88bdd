// The words that a search may write.
package rondo.decode.ctc;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import rondo.basis.InputException;

/// The words that a search may write, as a tree of their labels: the children of a node stand together, in the
/// order of their labels. Node 0 is the beginning of a word. Never changes.
public final class Lexicon {
    private static final long MOST_LABELS = 1 << 28; // of all words; a node takes about twelve bytes

    private final int words;
    private final int skipped;
    private final int[] labels; // of each node, the one that leads to it
    private final int[] children; // the first child of each node, and behind the last node the number of nodes
    private final BitSet ends = new BitSet(); // the nodes at which a word ends

    /// A lexicon of words as labels. Words that cannot be written, empty or with something that is no label within
    /// words, are left out and counted in [#skipped]; a word that is given several times is one word, and
    /// is not counted there.
    ///
    /// @throws InputException if no word can be written, or they are too many for memory
    public static Lexicon of(List<int[]> words, Symbols symbols) {
        int[][] written = words.stream()
                .filter(word -> word.length > 0 && Arrays.stream(word).allMatch(symbols::writes))
                .sorted(Arrays::compare)
                .toArray(int[][]::new);
        if (written.length == 0) {
            throw new InputException("lexicon: none of " + words.size() + " words can be written with the "
                    + symbols.count() + " symbols of the model; expected words of its labels");
        }
        long nodes = 1;
        for (int[] word : written) {
            nodes += word.length;
        }
        if (nodes > MOST_LABELS) {
            throw new InputException(
                    "lexicon: words of " + nodes + " labels together; expected at most " + MOST_LABELS);
        }
        return new Lexicon(written, words.size() - written.length, (int) nodes);
    }

    /// @param most an upper bound on the number of nodes
    private Lexicon(int[][] words, int skipped, int most) {
        int[] labels = new int[most];
        int[] children = new int[most + 1];
        int[] from = new int[most]; // the words below a node
        int[] to = new int[most];
        to[0] = words.length;
        int count = 1;
        int levelEnd = 1;
        int distinct = 0;
        for (int node = 0, depth = 0; node < count; node++) {
            if (node == levelEnd) {
                depth++;
                levelEnd = count;
            }
            children[node] = count;
            int word = from[node];
            if (words[word].length == depth) {
                ends.set(node);
                distinct++;
            }
            while (word < to[node] && words[word].length == depth) {
                word++; // the same word again
            }
            while (word < to[node]) {
                int first = word;
                int label = words[first][depth];
                while (word < to[node] && words[word][depth] == label) {
                    word++;
                }
                labels[count] = label;
                from[count] = first;
                to[count++] = word;
            }
        }
        children[count] = count;
        this.labels = Arrays.copyOf(labels, count);
        this.children = Arrays.copyOf(children, count + 1);
        this.words = distinct;
        this.skipped = skipped;
    }

    /// How many different words can be written.
    public int words() {
        return words;
    }

    /// How many were left out, because they cannot be written.
    public int skipped() {
        return skipped;
    }

    /// Whether a word is in it.
    public boolean contains(int... word) {
        int node = 0;
        for (int label : word) {
            node = child(node, label);
            if (node < 0) {
                return false;
            }
        }
        return isWord(node);
    }

    /// The first child of a node; its children are those up to [#childrenEnd].
    int firstChild(int node) {
        return children[node];
    }

    /// The node behind the last child of a node.
    int childrenEnd(int node) {
        return children[node + 1];
    }

    /// The label that leads to a node.
    int label(int node) {
        return labels[node];
    }

    /// Whether a word ends at a node.
    boolean isWord(int node) {
        return ends.get(node);
    }

    /// The child of a node by a label, below 0 if there is none.
    int child(int node, int label) {
        return Arrays.binarySearch(labels, children[node], children[node + 1], label);
    }

    @Override
    public String toString() {
        return "Lexicon of " + words + " words";
    }
}
