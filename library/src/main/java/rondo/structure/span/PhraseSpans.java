// Trees as phrases with labels, and back.
package rondo.structure.span;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import rondo.text.NameList;
import rondo.text.tree.Tree;
import rondo.text.tree.UnaryChains;

/// Trees as phrases with labels, and back: a chain of nodes with one child each is one phrase, whose label is
/// theirs together (see [UnaryChains]); a word with its tag is none. So the phrases of a tree are of different
/// spans.
///
/// @param labels of the phrases, numbered from 1; 0 says that a span is no phrase
public record PhraseSpans(NameList labels) {
    /// The label of a span that is no phrase.
    public static final int NONE = 0;

    /// The labels that phrases of trees have.
    ///
    /// @param trees that are clean
    public static PhraseSpans of(List<Tree> trees) {
        var labels = new TreeSet<String>();
        trees.stream()
                .flatMap(tree -> UnaryChains.ABOVE_LEAVES.collapse(tree).postorder().stream())
                .filter(node -> !node.isLeaf())
                .forEach(node -> labels.add(node.label()));
        return new PhraseSpans(NameList.of(List.copyOf(labels)));
    }

    /// The phrases of a tree, children before parents and from left to right; those with a label that is not known
    /// are left out.
    ///
    /// @param tree that is clean
    public List<Span> spans(Tree tree) {
        var spans = new ArrayList<Span>();
        int[] words = {0};
        UnaryChains.ABOVE_LEAVES.collapse(tree).<Integer>fold((node, firsts) -> {
            if (node.isLeaf()) {
                return words[0]++;
            }
            int label = labels.number(node.label()) + 1;
            if (label != NONE) {
                spans.add(new Span(firsts.getFirst(), words[0], label));
            }
            return firsts.getFirst();
        });
        return spans;
    }

    /// The tags of the words of a tree, written as [UnaryChains] writes labels.
    public static List<String> tags(Tree tree) {
        return UnaryChains.ABOVE_LEAVES.collapse(tree).leaves().stream()
                .map(Tree::label)
                .toList();
    }

    /// The tree of some phrases.
    ///
    /// @param spans one within the other or apart, children before parents and from left to right; those without a
    ///     label are passed over; the last one with a label holds all words, unless there is one word alone
    /// @param tags a label for each word, as [#tags] gives them
    public Tree tree(List<String> words, List<String> tags, List<Span> spans) {
        var trees = new ArrayDeque<Tree>();
        var starts = new ArrayDeque<Integer>();
        int next = 0;
        for (var span : spans.stream().filter(s -> s.label() != NONE).toList()) {
            for (; next < span.to(); next++) {
                trees.push(Tree.leaf(tags.get(next), words.get(next)));
                starts.push(next);
            }
            var children = new ArrayDeque<Tree>();
            while (!starts.isEmpty() && starts.getFirst() >= span.from()) {
                starts.pop();
                children.addFirst(trees.pop());
            }
            trees.push(Tree.node(labels.names().get(span.label() - 1), List.copyOf(children)));
            starts.push(span.from());
        }
        return UnaryChains.restore(trees.isEmpty() ? Tree.leaf(tags.getFirst(), words.getFirst()) : trees.getFirst());
    }

    /// The label of each span, by [SpanLabels#at], of the phrases of a sentence.
    public static int[] table(List<Span> spans, int words) {
        int[] labels = new int[SpanLabels.size(words)];
        Arrays.fill(labels, NONE);
        spans.forEach(span -> labels[SpanLabels.at(words, span.from(), span.to())] = span.label());
        return labels;
    }
}
