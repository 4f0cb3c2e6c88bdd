// Ranks the trees that were found for a sentence.
package rondo.structure.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Embedding;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.tree.Recursive;
import rondo.net.tree.RecursiveCell;
import rondo.structure.span.Span;
import rondo.structure.span.SpanTree;
import rondo.structure.span.TreeScorer;

/// Ranks the trees that were found for a sentence: a recursive net runs over all of a tree, its labels too, and
/// the score of the tree is the sum of those of its nodes (after the compositional vector grammar of Socher,
/// Bauer, Manning and Ng 2013). The children of a phrase are merged from left to right, what becomes of them is
/// merged with the vector of the label, and each merge is scored, `s = u . tanh(W [l; r] + b)`.
///
/// Learns so that the true tree scores more than any that was found, by one for each phrase that is wrong there.
public final class TreeRanker implements Layer {
    private final double dropout;
    private final Linear leaf;
    private final Embedding labels;
    private final Recursive recursive;
    private final Linear score;

    /// @param inputs 2H
    /// @param size numbers in the vector of a node
    /// @param labels how many there are
    /// @param dropout share of numbers set to zero in training, in what it reads
    public TreeRanker(int inputs, int size, int labels, double dropout, Rng rng) {
        this.dropout = dropout;
        this.leaf = new Linear(inputs, size, rng.at("leaf"));
        this.labels = new Embedding(labels, size, rng.at("labels"));
        this.recursive = new Recursive(new RecursiveCell(size, size, rng.at("cell")));
        this.score = new Linear(size, 1, false, rng.at("score"));
    }

    /// The trees of a batch as merges of the same leaves.
    ///
    /// @param leaves of words, sentence after sentence, then those of labels [N+L,D]
    /// @param trees of each sentence
    private record Batch(Var leaves, List<List<Merges>> trees) {}

    /// The summed loss of sentences, [1]; empty where all true trees score more than others by far.
    ///
    /// @param states what was read of the words in both directions, packed [N,2H]
    /// @param truth the phrases of each sentence
    /// @param found the trees of each sentence from which one is to be told
    Optional<Var> loss(Var states, Ragged layout, List<List<Span>> truth, List<List<SpanTree>> found) {
        var phrases = new ArrayList<List<List<Span>>>();
        for (int s = 0; s < truth.size(); s++) {
            var right = truth.get(s);
            phrases.add(Stream.concat(
                            Stream.of(right),
                            found.get(s).stream().map(SpanTree::phrases).filter(tree -> !tree.equals(right)))
                    .toList());
        }
        var batch = batch(states, layout, phrases);
        var scores = scores(batch);
        var forest = new MergeForest(batch.leaves);
        for (int s = 0; s < phrases.size(); s++) {
            addWorst(forest, batch.trees.get(s), scores.get(s), wrong(phrases.get(s)));
        }
        return forest.scores(recursive, score);
    }

    /// How many phrases of each tree the first one has not.
    private static int[] wrong(List<List<Span>> trees) {
        var right = new HashSet<>(trees.getFirst());
        return trees.stream()
                .mapToInt(tree -> (int)
                        tree.stream().filter(span -> !right.contains(span)).count())
                .toArray();
    }

    /// Adds the first tree and the one that is ahead of it most, if one is.
    private static void addWorst(MergeForest forest, List<Merges> trees, double[] scores, int[] wrong) {
        int worst = IntStream.range(0, scores.length)
                .reduce((a, b) -> scores[b] + wrong[b] > scores[a] + wrong[a] ? b : a)
                .orElseThrow();
        if (worst > 0) {
            forest.addScored(trees.getFirst(), -1);
            forest.addScored(trees.get(worst), 1);
            forest.addMargin(wrong[worst]);
        }
    }

    /// The scores of the trees of each sentence.
    ///
    /// @param states what was read of the words in both directions, packed [N,2H]
    List<double[]> scores(Var states, Ragged layout, List<List<SpanTree>> found) {
        return scores(batch(
                states,
                layout,
                found.stream()
                        .map(trees -> trees.stream().map(SpanTree::phrases).toList())
                        .toList()));
    }

    private Batch batch(Var states, Ragged layout, List<List<List<Span>>> phrases) {
        int[] lengths = TreeScorer.lengths(layout);
        int words = layout.sequenceMajor().length;
        var read = Ops.gather(Ops.dropout(states, dropout, "ranks", layout), layout.sequenceMajor());
        var known = labels.apply(
                states.tape(),
                IntStream.range(0, labels.weight().shape().rows()).toArray());
        var trees = new ArrayList<List<Merges>>();
        int first = 0;
        for (int s = 0; s < lengths.length; s++) {
            int from = first;
            trees.add(phrases.get(s).stream()
                    .map(tree -> Merges.of(tree, from, words - 1))
                    .toList());
            first += lengths[s];
        }
        return new Batch(Ops.stack(List.of(Ops.tanh(leaf.apply(read)), known)), trees);
    }

    private List<double[]> scores(Batch batch) {
        var shared = new SharedMerges(batch.leaves.rows());
        var merges = batch.trees.stream()
                .map(trees -> trees.stream().map(shared::add).toList())
                .toList();
        double[] scores = shared.scores(batch.leaves.tape(), batch.leaves.value(), recursive, score);
        return merges.stream()
                .map(trees -> trees.stream()
                        .mapToDouble(tree ->
                                IntStream.of(tree).mapToDouble(m -> scores[m]).sum())
                        .toArray())
                .toList();
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("leaf", leaf);
        visitor.add("labels", labels);
        visitor.add("cell", recursive);
        visitor.add("score", score);
    }
}
