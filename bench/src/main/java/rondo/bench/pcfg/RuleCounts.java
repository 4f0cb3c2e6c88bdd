// How often each rule stands in trees.
package rondo.bench.pcfg;

import java.util.List;
import java.util.stream.IntStream;
import rondo.text.tree.Binarization;
import rondo.text.tree.Tree;

/// How often each rule stands in trees, which are made binary from the head (see [Binarization]): inserted nodes
/// remember the label of their parent alone.
final class RuleCounts {
    /// The label above all others.
    static final String TOP = "TOP";

    private static final char PARENT = '^';

    private final boolean parents;
    private final Symbols symbols;
    private final Lexicon lexicon;
    private final Counts<Integer, List<Integer>> rules = new Counts<>();

    /// @param parents whether a label has that of its parent behind it
    /// @param symbols takes labels and tags
    /// @param lexicon takes words
    RuleCounts(boolean parents, Symbols symbols, Lexicon lexicon) {
        this.parents = parents;
        this.symbols = symbols;
        this.lexicon = lexicon;
    }

    /// Right sides by left side, with their counts.
    Counts<Integer, List<Integer>> rules() {
        return rules;
    }

    /// Adds the rules of a tree.
    void add(Tree tree) {
        var top = Tree.node(TOP, List.of(tree));
        for (var node :
                Binarization.HEAD.apply(parents ? withParents(top) : top).postorder()) {
            if (node.isLeaf()) {
                lexicon.add(node.word().orElseThrow(), number(node));
            } else {
                rules.add(
                        number(node), node.children().stream().map(this::number).toList());
            }
        }
    }

    private int number(Tree node) {
        return node.isLeaf() ? symbols.tag(node.label()) : symbols.label(node.label());
    }

    private static Tree withParents(Tree top) {
        return top.fold((node, below) -> new Tree(
                node.label(),
                IntStream.range(0, below.size())
                        .mapToObj(i -> below.get(i).isLeaf()
                                ? below.get(i)
                                : below.get(i).label(below.get(i).label() + PARENT + node.label()))
                        .toList(),
                node.word()));
    }

    /// A tree of the grammar as trees are: not binary, without the top and the labels of parents.
    static Tree restored(Tree binary) {
        var tree = Binarization.undo(binary);
        return tree.children().getFirst().<Tree>fold((node, below) -> {
            int end = node.isLeaf() ? -1 : node.label().indexOf(PARENT);
            return new Tree(end < 0 ? node.label() : node.label().substring(0, end), below, node.word());
        });
    }
}
