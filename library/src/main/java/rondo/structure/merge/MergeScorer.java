// Finds trees by merging neighbours.
package rondo.structure.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.tree.Recursive;
import rondo.net.tree.RecursiveCell;
import rondo.structure.merge.MergeSearch.Half;
import rondo.structure.span.PhraseSpans;
import rondo.structure.span.Span;
import rondo.structure.span.SpanLabels;
import rondo.structure.span.SpanTree;
import rondo.structure.span.TreeScorer;

/// Finds trees by merging neighbours: a recursive net makes a vector of those of two neighbours, which says how
/// well they belong together, `s = u . tanh(W [l; r] + b)`, and which label they have, by a softmax (Socher, Lin,
/// Ng and Manning 2011). Greedy, or with a beam.
///
/// Learns so that the true merges score more than those that are found, by one for each that crosses a true
/// phrase. Any order of merges that crosses none is true; of those the best that is found is learned, with the
/// labels of its nodes. As a search may lose the true tree on the way, half-built trees are compared, after as
/// many merges as the wrong one is ahead most (Huang, Fayong and Guo 2012).
public final class MergeScorer implements TreeScorer {
    private final int beam;
    private final Linear leaf;
    private final Recursive recursive;
    private final Linear score;
    private final Linear labels;

    /// @param inputs 2H
    /// @param size numbers in the vector of a node
    /// @param labels how many there are
    /// @param beam half-built trees that are kept of a sentence; 1 is greedy
    public MergeScorer(int inputs, int size, int labels, int beam, Rng rng) {
        this.beam = beam;
        this.leaf = new Linear(inputs, size, rng.at("leaf"));
        this.recursive = new Recursive(new RecursiveCell(size, size, rng.at("cell")));
        this.score = new Linear(size, 1, false, rng.at("score"));
        this.labels = new Linear(size, labels + 1, rng.at("labels"));
    }

    @Override
    public Optional<Var> loss(Var states, Ragged layout, List<List<Span>> truth) {
        var leaves = leaves(states, layout);
        int[] lengths = TreeScorer.lengths(layout);
        var search = search(leaves, lengths);
        var right = search.best(
                states.tape(), (s, from, to) -> crosses(truth.get(s), from, to) ? Double.NEGATIVE_INFINITY : 0);
        var worst = search.best(states.tape(), (s, from, to) -> crosses(truth.get(s), from, to) ? 1 : 0);
        var forest = new MergeForest(leaves);
        for (int s = 0; s < lengths.length; s++) {
            var whole = root(right.get(s).whole().getFirst());
            forest.addLabelled(Merges.of(whole), labels(whole, truth.get(s), lengths[s]));
            addWorst(forest, right.get(s).steps(), worst.get(s).steps(), truth.get(s));
        }
        return Optional.of(forest.loss(recursive, score, labels));
    }

    private MergeSearch search(Var leaves, int[] lengths) {
        return new MergeSearch(new Merging(leaves.tape(), recursive, score), leaves.value(), lengths, beam);
    }

    private static MergeNode root(Half whole) {
        return whole.nodes().getFirst();
    }

    private static int[] labels(MergeNode root, List<Span> truth, int words) {
        int[] table = PhraseSpans.table(truth, words);
        return root.postorder().stream()
                .mapToInt(node -> table[SpanLabels.at(words, node.from(), node.to())])
                .toArray();
    }

    /// Adds the half-built trees after as many merges as the wrong one is ahead most, if it ever is.
    private static void addWorst(MergeForest forest, List<Half> right, List<Half> worst, List<Span> truth) {
        int step = IntStream.range(0, right.size())
                .reduce((a, b) -> ahead(right, worst, b) > ahead(right, worst, a) ? b : a)
                .orElseThrow();
        if (ahead(right, worst, step) > 0) {
            right.get(step).nodes().forEach(root -> forest.addScored(Merges.of(root), -1));
            worst.get(step).nodes().forEach(root -> forest.addScored(Merges.of(root), 1));
            forest.addMargin((int) worst.get(step).nodes().stream()
                    .flatMap(root -> root.postorder().stream())
                    .filter(node -> crosses(truth, node.from(), node.to()))
                    .count());
        }
    }

    private static double ahead(List<Half> right, List<Half> worst, int step) {
        return worst.get(step).score() - right.get(step).score();
    }

    private static boolean crosses(List<Span> truth, int from, int to) {
        return truth.stream()
                .anyMatch(span -> (span.from() < from && from < span.to() && span.to() < to)
                        || (from < span.from() && span.from() < to && to < span.to()));
    }

    /// The best trees of those that the beam holds at the end.
    @Override
    public List<List<SpanTree>> best(Var states, Ragged layout, int count) {
        var search = search(leaves(states, layout), TreeScorer.lengths(layout));
        var found = new ArrayList<List<SpanTree>>();
        for (var sentence : search.best(states.tape(), (_, _, _) -> 0)) {
            var seen = new HashSet<List<Span>>();
            found.add(sentence.whole().stream()
                    .map(half ->
                            SpanTree.of(spans(states.tape(), root(half).postorder(), search.vectors()), half.score()))
                    .filter(tree -> seen.add(tree.phrases()))
                    .limit(count)
                    .toList());
        }
        return found;
    }

    /// The most probable label of each node. The last one is a phrase, if it is no word.
    private List<Span> spans(Tape tape, List<MergeNode> nodes, Tensor vectors) {
        var x = tape.empty(nodes.size(), vectors.columns());
        tape.precision()
                .pointwise()
                .gather(vectors, nodes.stream().mapToInt(MergeNode::row).toArray(), x);
        var logits = tape.empty(nodes.size(), labels.outputs());
        labels.apply(tape, x, logits);
        var spans = new ArrayList<Span>();
        for (int i = 0; i < logits.rows(); i++) {
            boolean whole = i > 0 && i + 1 == logits.rows();
            spans.add(new Span(nodes.get(i).from(), nodes.get(i).to(), logits.largest(i, whole ? 1 : 0)));
        }
        return spans;
    }

    /// The vectors of words, sentence after sentence, [N,D].
    private Var leaves(Var states, Ragged layout) {
        return Ops.tanh(leaf.apply(Ops.gather(states, layout.sequenceMajor())));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("leaf", leaf);
        visitor.add("cell", recursive);
        visitor.add("score", score);
        visitor.add("labels", labels);
    }
}
