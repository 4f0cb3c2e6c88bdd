// A probabilistic grammar, read off trees.
package rondo.bench.pcfg;

import java.util.ArrayList;
import java.util.List;
import rondo.text.tree.Tree;

/// A probabilistic grammar, read off trees: a rule is as probable as its share of the rules with the same left side
/// (Charniak 1996, "Tree-bank Grammars").
public final class Pcfg {
    private final Symbols symbols = new Symbols();
    private final Lexicon lexicon = new Lexicon();
    private final List<List<Rule>> byLeft = new ArrayList<>();
    private final Chains chains;
    private final int rules;

    /// A rule with two children.
    ///
    /// @param parent its left side
    /// @param right the second child
    /// @param score the logarithm of its probability
    record Rule(int parent, int right, double score) {}

    /// The grammar of trees.
    ///
    /// @param parents whether a label is one of its own below each other (Johnson 1998)
    public Pcfg(List<Tree> trees, boolean parents) {
        var counts = new RuleCounts(parents, symbols, lexicon);
        symbols.label(RuleCounts.TOP);
        trees.forEach(counts::add);
        lexicon.close();
        this.chains = new Chains(symbols.size());
        for (int i = 0; i < symbols.size(); i++) {
            byLeft.add(new ArrayList<>());
        }
        int number = 0;
        for (var left : counts.rules().all().entrySet()) {
            double total = counts.rules().total(left.getKey());
            for (var right : left.getValue().entrySet()) {
                add(left.getKey(), right.getKey(), Math.log(right.getValue() / total));
                number++;
            }
        }
        this.rules = number;
        chains.close();
    }

    private void add(int parent, List<Integer> children, double score) {
        if (children.size() == 1) {
            chains.add(parent, children.getFirst(), score);
        } else {
            byLeft.get(children.getFirst()).add(new Rule(parent, children.getLast(), score));
        }
    }

    /// The most probable tree over words; over words of which the grammar knows no tree, a flat one.
    public Tree parse(List<String> words) {
        var chart = new Chart(words, symbols, chains);
        chart.fill(words.stream().map(lexicon::scores).toList(), byLeft);
        return chart.best(symbols.label(RuleCounts.TOP))
                .map(RuleCounts::restored)
                .orElseGet(() -> Tree.node(
                        "S", words.stream().map(word -> Tree.leaf("NN", word)).toList()));
    }

    /// How large it is: `92 symbols, 4,500 rules`.
    @Override
    public String toString() {
        return symbols.size() + " symbols, " + rules + " rules";
    }
}
