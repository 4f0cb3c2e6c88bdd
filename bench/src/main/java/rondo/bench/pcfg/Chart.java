// The most probable tree over each stretch of words.
package rondo.bench.pcfg;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.text.tree.Tree;

/// The most probable tree over each stretch of words with each symbol at its root, shorter stretches first (Cocke,
/// Kasami and Younger), as logarithms.
final class Chart {
    private static final int NONE = -1; // no chain

    private final List<String> words;
    private final Symbols symbols;
    private final Chains chains;
    private final double[][] scores; // by stretch and symbol
    private final int[][] splits; // where the second child begins
    private final int[][] lefts; // the symbols of children
    private final int[][] rights;
    private final int[][] below; // the other end of a chain, if one is best

    Chart(List<String> words, Symbols symbols, Chains chains) {
        this.words = words;
        this.symbols = symbols;
        this.chains = chains;
        int stretches = words.size() * (words.size() + 1) / 2;
        this.scores = new double[stretches][symbols.size()];
        this.splits = new int[stretches][symbols.size()];
        this.lefts = new int[stretches][symbols.size()];
        this.rights = new int[stretches][symbols.size()];
        this.below = new int[stretches][symbols.size()];
        for (int i = 0; i < stretches; i++) {
            Arrays.fill(scores[i], Double.NEGATIVE_INFINITY);
            Arrays.fill(below[i], NONE);
        }
    }

    /// Fills it.
    ///
    /// @param tags of each word, with their scores
    /// @param rules by their first child
    void fill(List<Map<Integer, Double>> tags, List<List<Pcfg.Rule>> rules) {
        for (int length = 1; length <= words.size(); length++) {
            for (int from = 0; from + length <= words.size(); from++) {
                int to = from + length;
                if (length == 1) {
                    double[] row = scores[at(from, to)];
                    tags.get(from).forEach((tag, score) -> row[tag] = score);
                }
                for (int middle = from + 1; middle < to; middle++) {
                    join(from, middle, to, rules);
                }
                close(at(from, to));
            }
        }
    }

    private void join(int from, int middle, int to, List<List<Pcfg.Rule>> rules) {
        double[] left = scores[at(from, middle)];
        double[] right = scores[at(middle, to)];
        int at = at(from, to);
        for (int symbol = 0; symbol < left.length; symbol++) {
            if (left[symbol] == Double.NEGATIVE_INFINITY) {
                continue;
            }
            for (var rule : rules.get(symbol)) {
                double score = left[symbol] + right[rule.right()] + rule.score();
                if (score > scores[at][rule.parent()]) {
                    scores[at][rule.parent()] = score;
                    splits[at][rule.parent()] = middle;
                    lefts[at][rule.parent()] = symbol;
                    rights[at][rule.parent()] = rule.right();
                }
            }
        }
    }

    /// Puts chains above what is there, one above each at most.
    private void close(int at) {
        double[] bases = scores[at].clone();
        for (int base = 0; base < bases.length; base++) {
            if (bases[base] == Double.NEGATIVE_INFINITY) {
                continue;
            }
            double[] up = chains.from(base);
            for (int above = 0; above < up.length; above++) {
                if (bases[base] + up[above] > scores[at][above]) {
                    scores[at][above] = bases[base] + up[above];
                    below[at][above] = base;
                }
            }
        }
    }

    /// The best tree over all words with a symbol at its root.
    Optional<Tree> best(int root) {
        return scores[at(0, words.size())][root] == Double.NEGATIVE_INFINITY
                ? Optional.empty()
                : Optional.of(tree(0, words.size(), root));
    }

    /// As deep as a sentence is long at most.
    private Tree tree(int from, int to, int symbol) {
        int at = at(from, to);
        int base = below[at][symbol] == NONE ? symbol : below[at][symbol];
        Tree tree;
        if (to == from + 1) {
            tree = Tree.leaf(symbols.name(base), words.get(from));
        } else {
            int middle = splits[at][base];
            tree = Tree.node(
                    symbols.name(base),
                    List.of(tree(from, middle, lefts[at][base]), tree(middle, to, rights[at][base])));
        }
        for (int above : chains.path(symbol, base).reversed()) {
            tree = Tree.node(symbols.name(above), List.of(tree));
        }
        return tree;
    }

    /// Where a stretch stands.
    private static int at(int from, int to) {
        return to * (to - 1) / 2 + from;
    }
}
