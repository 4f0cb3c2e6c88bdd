// Finds trees by merging neighbours.
package rondo.structure.span;

import java.util.ArrayList;
import java.util.Collections;
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
import rondo.net.tree.TreeBatch;
import rondo.structure.span.MergeSearch.Half;

/// Finds trees by merging neighbours: a recursive net makes a vector of those of two neighbours, which says how well
/// they belong together, `s = u . tanh(W [l; r] + b)`, and which label they have, by a softmax (Socher, Lin, Ng and
/// Manning 2011). Greedy, or with a beam.
///
/// Learns so that the true merges score more than those that are found, by one for each that crosses a true phrase.
/// Any order of merges that crosses none is true; of those the best that is found is learned, with the labels of its
/// nodes. As a search may lose the true tree on the way, half-built trees are compared, after as many merges as the
/// wrong one is ahead most (Huang, Fayong and Guo 2012).
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
        var search = new MergeSearch(new Merging(states.tape()), leaves.value(), lengths, beam);
        var right = search.best(
                states.tape(), (s, from, to) -> crosses(truth.get(s), from, to) ? Double.NEGATIVE_INFINITY : 0);
        var worst = search.best(states.tape(), (s, from, to) -> crosses(truth.get(s), from, to) ? 1 : 0);
        var forest = new MergeForest(leaves, lengths);
        for (int s = 0; s < lengths.length; s++) {
            var whole = right.get(s).getLast().nodes().getFirst();
            forest.addLabelled(s, whole, labels(whole, PhraseSpans.table(truth.get(s), lengths[s]), lengths[s]));
            addWorst(forest, s, right.get(s), worst.get(s), truth.get(s));
        }
        return Optional.of(forest.loss(recursive, score, labels));
    }

    private static int[] labels(MergeNode root, int[] table, int words) {
        return root.postorder().stream()
                .mapToInt(node -> table[SpanLabels.at(words, node.from(), node.to())])
                .toArray();
    }

    /// Adds the half-built trees after as many merges as the wrong one is ahead most, if it ever is.
    private static void addWorst(
            MergeForest forest, int sentence, List<Half> right, List<Half> worst, List<Span> truth) {
        int step = IntStream.range(0, right.size())
                .reduce((a, b) -> ahead(right, worst, b) > ahead(right, worst, a) ? b : a)
                .orElseThrow();
        if (ahead(right, worst, step) > 0) {
            forest.addScored(sentence, right.get(step).nodes(), -1);
            forest.addScored(sentence, worst.get(step).nodes(), 1);
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

    @Override
    public List<List<Span>> best(Var states, Ragged layout) {
        int[] lengths = TreeScorer.lengths(layout);
        var search = new MergeSearch(
                new Merging(states.tape()), leaves(states, layout).value(), lengths, beam);
        return search.best(states.tape(), (_, _, _) -> 0).stream()
                .map(steps -> steps.getLast().nodes().getFirst().postorder())
                .map(nodes -> spans(states.tape(), nodes, search.vectors()))
                .toList();
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

    private final class Merging implements MergeSearch.Merger {
        private final Tape tape;

        Merging(Tape tape) {
            this.tape = tape;
        }

        @Override
        public Tensor merge(Tensor vectors, int[] pairs) {
            var x = tape.empty(pairs.length, vectors.columns());
            tape.precision().pointwise().gather(vectors, pairs, x);
            var trees = TreeBatch.of(Collections.nCopies(pairs.length / 2, new int[] {0, 0, 2}));
            return recursive.run(Var.constant(tape, x), trees).value().rows(pairs.length, pairs.length * 3 / 2);
        }

        @Override
        public double[] scores(Tensor vectors) {
            var scores = tape.empty(vectors.rows(), 1);
            score.apply(tape, vectors, scores);
            return IntStream.range(0, vectors.rows())
                    .mapToDouble(row -> scores.get(row, 0))
                    .toArray();
        }
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("leaf", leaf);
        visitor.add("cell", recursive);
        visitor.add("score", score);
        visitor.add("labels", labels);
    }
}
