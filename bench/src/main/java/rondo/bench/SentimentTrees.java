// Made-up trees of the kind of the Stanford Sentiment Treebank.
package rondo.bench;

import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.text.tree.Tree;

/// Made-up trees of the kind of the Stanford Sentiment Treebank: binary, 19 words and 10 levels in the mean, words of
/// a vocabulary of 18,000 by Zipf's law, one of five labels at each node.
final class SentimentTrees {
    private static final int WORDS = 18_000;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 34;
    private static final double WORD_LEFT = 0.4; // how often a phrase is a word and the rest
    private static final double WORD_RIGHT = 0.2;

    private SentimentTrees() {}

    /// So many trees.
    static List<Tree> some(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var rng = Rng.of(1).at(i);
                    return phrase(rng, SHORTEST + rng.below(0, LONGEST - SHORTEST + 1));
                })
                .toList();
    }

    private static Tree phrase(Rng rng, int words) {
        var label = Integer.toString(rng.below(1, 5));
        if (words == 1) {
            return Tree.leaf(label, ZipfText.drawn(rng.uniformDouble(2), WORDS));
        }
        double kind = rng.uniformDouble(3);
        int left = kind < WORD_LEFT ? 1 : kind < WORD_LEFT + WORD_RIGHT ? words - 1 : 1 + rng.below(4, words - 1);
        return Tree.node(label, List.of(phrase(rng.at(0), left), phrase(rng.at(1), words - left)));
    }
}
