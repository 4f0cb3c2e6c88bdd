// The nodes of sentences that wait for a parent.
package rondo.net.tree.autoencoder;

import java.util.Arrays;
import java.util.stream.IntStream;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Tensor;

/// The nodes of sentences that wait for a parent. A node is known by the place of its first word among the words of
/// all sentences, a pair of neighbours by that of its left node. None is -1.
final class OpenNodes {
    private final Tensor vectors; // [L,H], of the node at each place
    private final Tensor parents; // [L,H], of the pair at each place
    private final int[] right;
    private final int[] left;
    private final int[] words;
    private final int[] ends; // how many inner nodes have their last word there

    /// The words of sentences.
    ///
    /// @param x their vectors [L,H]
    /// @param starts the first row of each sentence, and L at the end
    OpenNodes(Tape tape, Tensor x, int[] starts) {
        this.vectors = tape.empty(x.rows(), x.columns()).copy(x);
        this.parents = tape.empty(x.rows(), x.columns());
        this.right = IntStream.rangeClosed(1, x.rows()).toArray();
        this.left = IntStream.range(-1, x.rows() - 1).toArray();
        for (int s = 0; s + 1 < starts.length; s++) {
            left[starts[s]] = -1;
            right[starts[s + 1] - 1] = -1;
        }
        this.words = new int[x.rows()];
        this.ends = new int[x.rows()];
        Arrays.fill(words, 1);
    }

    /// [L,H], at each place the vector of the node that begins there.
    Tensor vectors() {
        return vectors;
    }

    /// [L,H], at each place the vector of the parent that the pair there would have.
    Tensor parents() {
        return parents;
    }

    /// The node before another.
    int left(int node) {
        return left[node];
    }

    /// The node after another.
    int right(int node) {
        return right[node];
    }

    /// How many words a node has.
    int words(int node) {
        return words[node];
    }

    /// The places of all pairs.
    int[] pairs() {
        return IntStream.range(0, right.length).filter(node -> right[node] >= 0).toArray();
    }

    /// Puts the parent of a pair in its place.
    void join(int pair) {
        int gone = right[pair];
        vectors.copyRows(parents, pair, pair, 1);
        words[pair] += words[gone];
        ends[pair + words[pair] - 1]++;
        right[pair] = right[gone];
        if (right[pair] >= 0) {
            left[right[pair]] = pair;
        }
    }

    /// The tree over some words, if one node is left there, as numbers of children in postorder: in that a node stands
    /// behind its last word, smaller ones first.
    ///
    /// @param from the first word
    /// @param to behind the last word
    int[] shape(int from, int to) {
        int[] shape = new int[2 * (to - from) - 1];
        int at = 0;
        for (int word = from; word < to; word++) {
            at++;
            Arrays.fill(shape, at, at + ends[word], 2);
            at += ends[word];
        }
        return shape;
    }
}
