// The binary tree in which frequent words have short paths.
package rondo.net.loss;

import java.util.stream.IntStream;

/// The binary tree over V words in which frequent words have short paths (Huffman 1952): the expected length of
/// a path is the least there is. Inner nodes are numbered from 0 as they are made, so that both children of a
/// node have lower numbers and the root the highest, V-2. Of equal counts the lower number goes first: the tree
/// is a function of the counts alone.
final class HuffmanTree {
    private final int words;
    private final int[] parent; // of words, then of inner nodes
    private final boolean[] second; // whether a word or inner node is the second child
    private final int[] starts; // of each word in the paths
    private final int[] paths; // inner nodes from the root
    private final boolean[] turns; // to the second child
    private final double[] odds; // of each inner node, the logarithm

    /// @param counts how often each word occurs
    HuffmanTree(long[] counts) {
        this.words = counts.length;
        this.parent = new int[Math.max(1, 2 * words - 1)];
        this.second = new boolean[parent.length];
        this.odds = new double[Math.max(1, words - 1)];
        join(counts);
        this.starts = new int[words + 1];
        for (int w = 0; w < words; w++) {
            starts[w + 1] = starts[w] + length(w);
        }
        this.paths = new int[starts[words]];
        this.turns = new boolean[paths.length];
        for (int w = 0; w < words; w++) {
            int at = starts[w + 1];
            for (int node = w; at > starts[w]; node = parent[node]) {
                paths[--at] = parent[node] - words;
                turns[at] = second[node];
            }
        }
    }

    /// Joins the two rarest, words or what was joined, until one is left. Both stand in order of their counts.
    private void join(long[] counts) {
        var order = IntStream.range(0, words)
                .boxed()
                .sorted((a, b) -> Long.compare(counts[a], counts[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] joined = new long[Math.max(0, words - 1)];
        int word = 0;
        int inner = 0;
        for (int made = 0; made < joined.length; made++) {
            for (int child = 0; child < 2; child++) {
                boolean leaf = word < words && (inner >= made || counts[order[word]] <= joined[inner]);
                int node = leaf ? order[word] : words + inner;
                long count = leaf ? counts[order[word++]] : joined[inner++];
                joined[made] += count;
                odds[made] += (child == 1 ? 1 : -1) * Math.log(count + 1.0);
                parent[node] = words + made;
                second[node] = child == 1;
            }
        }
    }

    private int length(int word) {
        int length = 0;
        for (int node = word; node != parent.length - 1; node = parent[node]) {
            length++;
        }
        return words == 1 ? 0 : length;
    }

    /// How many inner nodes there are: V-1.
    int nodes() {
        return words - 1;
    }

    /// The logarithm of how much more often what is below the second child of an inner node occurs than what is
    /// below the first, each as if it had occurred once more.
    double logOdds(int node) {
        return odds[node];
    }

    /// How many inner nodes are above a word.
    int depth(int word) {
        return starts[word + 1] - starts[word];
    }

    /// The inner node at a step of a word's path, the root first.
    int node(int word, int step) {
        return paths[starts[word] + step];
    }

    /// Whether the path goes on to the second child there.
    boolean turn(int word, int step) {
        return turns[starts[word] + step];
    }

    /// The parent of a word, or of inner node k as V + k; among inner nodes alone.
    int parent(int node) {
        return parent[node] - words;
    }

    /// Whether a word, or inner node k as V + k, is the second child of its parent.
    boolean isSecond(int node) {
        return second[node];
    }
}
