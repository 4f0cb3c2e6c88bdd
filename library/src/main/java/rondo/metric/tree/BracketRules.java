// Which brackets of trees are compared, and how.
package rondo.metric.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import rondo.basis.Shown;
import rondo.text.tree.Tree;
import rondo.text.tree.TreeCleaning;

/// Which brackets of trees are compared, and how, as the program EVALB has it (Sekine and Collins, after Black and
/// others 1991, "A Procedure for Quantitatively Comparing the Syntactic Coverage of English Grammars"). Function tags
/// are not looked at; a node without label is no bracket.
///
/// @param deleted labels that are left out: leaves with their word, other nodes without what is below them
/// @param uncounted labels of words that do not count for the length of a sentence
/// @param equalLabels pairs of labels that are taken for the same
/// @param equalWords pairs of words that are taken for the same
/// @param labelled whether labels are compared, or places only
public record BracketRules(
        Set<String> deleted, Set<String> uncounted, Set<Pair> equalLabels, Set<Pair> equalWords, boolean labelled) {
    /// Two that are taken for the same.
    public record Pair(String one, String other) {}

    /// Copies the sets.
    public BracketRules {
        deleted = Set.copyOf(deleted);
        uncounted = Set.copyOf(uncounted);
        equalLabels = Set.copyOf(equalLabels);
        equalWords = Set.copyOf(equalWords);
    }

    /// The rules of EVALB's `COLLINS.prm`: without punctuation, traces and TOP; ADVP is taken for PRT. ROOT and S1,
    /// which other treebanks and parsers have for TOP, are left out too.
    public static BracketRules collins() {
        return new BracketRules(
                Set.of("TOP", "ROOT", "S1", "-NONE-", ",", ":", "``", "''", "."),
                Set.of("-NONE-"),
                Set.of(new Pair("ADVP", "PRT")),
                Set.of(),
                true);
    }

    /// Compares the trees of a sentence.
    ///
    /// @param gold the true tree, if there is one
    /// @param test the tree to judge, if there is one
    public BracketMatch compare(Optional<Tree> gold, Optional<Tree> test) {
        int length = gold.map(this::length).orElse(0);
        var truth = gold.map(tree -> Spans.of(tree, deleted)).orElse(Spans.NONE);
        var answer = test.map(tree -> Spans.of(tree, deleted)).orElse(Spans.NONE);
        if (truth.leaves.isEmpty() || answer.leaves.isEmpty()) {
            return BracketMatch.skipped(length);
        }
        return difference(truth, answer)
                .map(reason -> BracketMatch.error(length, reason))
                .orElseGet(() -> new BracketMatch(
                        BracketMatch.Status.VALID,
                        Optional.empty(),
                        length,
                        matched(truth, answer),
                        truth.brackets.size(),
                        answer.brackets.size(),
                        crossing(truth, answer),
                        truth.leaves.size(),
                        rightTags(truth, answer)));
    }

    /// Why the words are not the same, if they are not.
    private Optional<String> difference(Spans truth, Spans answer) {
        int words = truth.leaves.size();
        if (words != answer.leaves.size()) {
            return Optional.of(words + " words, but " + answer.leaves.size() + " in the tree to judge");
        }
        for (int i = 0; i < words; i++) {
            var one = truth.leaves.get(i).word().orElseThrow();
            var other = answer.leaves.get(i).word().orElseThrow();
            if (!same(one, other, equalWords)) {
                return Optional.of("word " + (i + 1) + " is " + Shown.text(one) + ", but " + Shown.text(other)
                        + " in the tree to judge");
            }
        }
        return Optional.empty();
    }

    private int rightTags(Spans truth, Spans answer) {
        return (int) IntStream.range(0, truth.leaves.size())
                .filter(i -> sameLabel(plain(truth.leaves.get(i)), plain(answer.leaves.get(i))))
                .count();
    }

    private int length(Tree tree) {
        return (int) tree.leaves().stream()
                .filter(leaf -> !uncounted.contains(plain(leaf)))
                .count();
    }

    /// Brackets in both, each counted once.
    private int matched(Spans truth, Spans answer) {
        Map<Place, List<String>> left = new HashMap<>();
        answer.brackets.forEach(
                b -> left.computeIfAbsent(b.place, _ -> new ArrayList<>()).add(b.label));
        int matched = 0;
        for (var bracket : truth.brackets) {
            var labels = left.getOrDefault(bracket.place, List.of());
            for (int i = 0; i < labels.size(); i++) {
                if (!labelled || sameLabel(bracket.label, labels.get(i))) {
                    labels.remove(i);
                    matched++;
                    break;
                }
            }
        }
        return matched;
    }

    /// Brackets of the answer that cross one of the truth.
    private static int crossing(Spans truth, Spans answer) {
        var places = new HashSet<Place>();
        truth.brackets.forEach(b -> places.add(b.place));
        return (int) answer.brackets.stream()
                .filter(b -> places.stream().anyMatch(b.place::crosses))
                .count();
    }

    private boolean sameLabel(String one, String other) {
        return same(one, other, equalLabels);
    }

    private static boolean same(String one, String other, Set<Pair> equal) {
        return one.equals(other) || equal.contains(new Pair(one, other)) || equal.contains(new Pair(other, one));
    }

    private static String plain(Tree node) {
        return TreeCleaning.plain(node.label());
    }

    /// The words from one to another, the last one left out.
    private record Place(int from, int to) {
        boolean crosses(Place other) {
            return (from < other.from && other.from < to && to < other.to)
                    || (other.from < from && from < other.to && other.to < to);
        }
    }

    private record Bracket(String label, Place place) {}

    /// The words of a tree that are not deleted, and its brackets over them.
    private record Spans(List<Tree> leaves, List<Bracket> brackets) {
        static final Spans NONE = new Spans(List.of(), List.of());

        static Spans of(Tree tree, Set<String> deleted) {
            var leaves = new ArrayList<Tree>();
            var brackets = new ArrayList<Bracket>();
            tree.<Integer>fold((node, firsts) -> {
                String label = plain(node);
                int from = firsts.isEmpty() ? leaves.size() : firsts.getFirst();
                if (node.isLeaf()) {
                    leaves.addAll(deleted.contains(label) ? List.of() : List.of(node));
                } else if (from < leaves.size() && !label.isEmpty() && !deleted.contains(label)) {
                    brackets.add(new Bracket(label, new Place(from, leaves.size())));
                }
                return from;
            });
            return new Spans(leaves, brackets);
        }
    }
}
