// Merges neighbours until one is left.
package rondo.structure.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Tensor;

/// Merges neighbours until one is left, in all sentences of a batch at once: each step the best merge is made, in
/// each of the best half-built trees that are kept of a sentence, one of them if the search is greedy (Socher et
/// al.
/// 2011). The score of a tree is the sum of those of its merges. The same two are merged once, whoever asks.
final class MergeSearch {
    private final Merger merger;
    private final int beam;
    private final List<List<MergeNode>> words = new ArrayList<>();
    private final Map<MergeNode.Children, MergeNode> merged = new HashMap<>();
    private Tensor vectors; // [R,D], of which the first rows are used
    private int rows;

    /// Makes vectors of two into vectors of one.
    interface Merger {
        /// The vectors of merges.
        ///
        /// @param pairs rows, two for each merge: the left one, then the right one
        /// @return [P,D]
        Tensor merge(Tensor vectors, int[] pairs);

        /// How well each belongs together.
        double[] scores(Tensor vectors);
    }

    /// What a merge costs or gains beside its score.
    interface Price {
        /// The price of a merge.
        ///
        /// @param sentence its number
        /// @return added to the score; negative infinity forbids it
        double of(int sentence, int from, int to);
    }

    /// A half-built tree.
    ///
    /// @param nodes not yet merged, from left to right
    /// @param score of the merges that were made, prices included
    record Half(List<MergeNode> nodes, double score) {}

    /// What was found for a sentence.
    ///
    /// @param steps the best half-built tree after no merge, one, and so on; the last one is whole
    /// @param whole all whole trees that are kept, the best first
    record Found(List<Half> steps, List<Half> whole) {}

    private record Choice(Half half, int at, double score) {}

    /// @param leaves a vector for each word, sentence after sentence [N,D]
    /// @param lengths words of each sentence
    /// @param beam how many half-built trees are kept of a sentence
    MergeSearch(Merger merger, Tensor leaves, int[] lengths, int beam) {
        this.merger = merger;
        this.beam = beam;
        this.vectors = leaves;
        for (int length : lengths) {
            var sentence = new ArrayList<MergeNode>();
            for (int word = 0; word < length; word++) {
                sentence.add(new MergeNode(rows++, word));
            }
            words.add(sentence);
        }
    }

    /// The vectors of all nodes so far, by their rows.
    Tensor vectors() {
        return vectors;
    }

    /// The best trees of each sentence.
    ///
    /// @param tape owns the vectors
    /// @param price allows one tree at least
    List<Found> best(Tape tape, Price price) {
        var beams = new ArrayList<List<Half>>();
        var steps = new ArrayList<List<Half>>();
        for (var sentence : words) {
            beams.add(List.of(new Half(sentence, 0)));
            steps.add(new ArrayList<>(beams.getLast()));
        }
        for (boolean more = true; more; ) {
            mergeNeighbours(tape, beams);
            more = false;
            for (int s = 0; s < beams.size(); s++) {
                if (beams.get(s).getFirst().nodes.size() > 1) {
                    beams.set(s, next(s, beams.get(s), price));
                    steps.get(s).add(beams.get(s).getFirst());
                    more = true;
                }
            }
        }
        return IntStream.range(0, steps.size())
                .mapToObj(s -> new Found(steps.get(s), beams.get(s)))
                .toList();
    }

    /// The best half-built trees with one merge more, the best first, none twice.
    private List<Half> next(int sentence, List<Half> halves, Price price) {
        var choices = new ArrayList<Choice>();
        for (var half : halves) {
            for (int i = 0; i + 1 < half.nodes.size(); i++) {
                var pair = pair(half, i);
                double score = half.score + pair.score() + price.of(sentence, pair.from(), pair.to());
                if (score > Double.NEGATIVE_INFINITY) {
                    choices.add(new Choice(half, i, score));
                }
            }
        }
        choices.sort(Comparator.comparingDouble(choice -> -choice.score));
        var next = new ArrayList<Half>();
        var seen = new HashSet<List<MergeNode>>();
        for (int c = 0; c < choices.size() && next.size() < beam; c++) {
            var choice = choices.get(c);
            var nodes = new ArrayList<>(choice.half.nodes);
            nodes.set(choice.at, pair(choice.half, choice.at));
            nodes.remove(choice.at + 1);
            if (seen.add(nodes)) {
                next.add(new Half(nodes, choice.score));
            }
        }
        return next;
    }

    private MergeNode pair(Half half, int at) {
        return Optional.ofNullable(merged.get(children(half, at))).orElseThrow();
    }

    private static MergeNode.Children children(Half half, int at) {
        return new MergeNode.Children(half.nodes.get(at), half.nodes.get(at + 1));
    }

    /// Merges all neighbours that were not merged yet, of all sentences together.
    private void mergeNeighbours(Tape tape, List<List<Half>> beams) {
        var missing = new HashSet<MergeNode.Children>();
        var ordered = new ArrayList<MergeNode.Children>();
        for (var halves : beams) {
            for (var half : halves) {
                for (int i = 0; i + 1 < half.nodes.size(); i++) {
                    var children = children(half, i);
                    if (!merged.containsKey(children) && missing.add(children)) {
                        ordered.add(children);
                    }
                }
            }
        }
        if (ordered.isEmpty()) {
            return;
        }
        var made = merger.merge(
                vectors,
                ordered.stream()
                        .flatMapToInt(
                                c -> IntStream.of(c.left().row(), c.right().row()))
                        .toArray());
        double[] scores = merger.scores(made);
        append(tape, made);
        for (int p = 0; p < scores.length; p++) {
            merged.put(ordered.get(p), new MergeNode(rows++, ordered.get(p), scores[p]));
        }
    }

    private void append(Tape tape, Tensor made) {
        if (rows + made.rows() > vectors.rows()) {
            var larger = tape.empty(2 * (rows + made.rows()), vectors.columns());
            larger.copyRows(vectors, 0, 0, rows);
            vectors = larger;
        }
        vectors.copyRows(made, 0, rows, made.rows());
    }
}
