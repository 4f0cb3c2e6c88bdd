// The merges of many trees over the same leaves, each made once.
package rondo.structure.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Linear;
import rondo.net.tree.Recursive;

/// The merges of many trees over the same leaves, such as the best trees of a sentence, which have most in common:
/// the same two are merged once.
final class SharedMerges {
    private final int leaves;
    private final Map<Pair, Integer> numbers = new HashMap<>(); // of merges, from the number of leaves on
    private final List<Integer> levels = new ArrayList<>(); // of each merge
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(int left, int right) {}

    /// @param leaves how many there are
    SharedMerges(int leaves) {
        this.leaves = leaves;
    }

    /// Adds a tree.
    ///
    /// @return the numbers of its merges, from 0, for [#scores]
    int[] add(Merges tree) {
        int[] open = new int[tree.steps().length];
        int count = 0;
        int[] own = new int[tree.count()];
        int merged = 0;
        for (int step : tree.steps()) {
            if (step == Merges.MERGE) {
                count -= 2;
                open[count] = number(new Pair(open[count], open[count + 1]));
                own[merged++] = open[count++] - leaves;
            } else {
                open[count++] = step;
            }
        }
        return own;
    }

    private int number(Pair pair) {
        return numbers.computeIfAbsent(pair, _ -> {
            pairs.add(pair);
            levels.add(1 + Math.max(level(pair.left), level(pair.right)));
            return leaves + pairs.size() - 1;
        });
    }

    private int level(int node) {
        return node < leaves ? 0 : levels.get(node - leaves);
    }

    /// The score of each merge, made level by level.
    ///
    /// @param tape owns the vectors of all
    /// @param vectors of the leaves
    /// @param recursive makes vectors
    /// @param score scores them [1,D]
    double[] scores(Tape tape, Tensor vectors, Recursive recursive, Linear score) {
        double[] scores = new double[pairs.size()];
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(levels.get(a), levels.get(b)))
                .mapToInt(i -> i)
                .toArray();
        int[] rows = IntStream.range(0, leaves + scores.length).toArray(); // of leaves, and of merges in their order
        var all = tape.empty(leaves + scores.length, vectors.columns());
        all.copyRows(vectors, 0, 0, leaves);
        try (var level = Tape.off(Scope.of("merges"), tape.precision())) {
            var merging = new Merging(level, recursive, score);
            for (int from = 0; from < order.length; ) {
                int to = from;
                for (; to < order.length && levels.get(order[to]).equals(levels.get(order[from])); to++) {
                    rows[leaves + order[to]] = leaves + to;
                }
                level.next(Rng.of(0)); // what the level before took is free again
                var made = merging.merge(all, children(order, from, to, rows));
                all.copyRows(made, 0, leaves + from, to - from);
                double[] own = merging.scores(made);
                for (int i = from; i < to; i++) {
                    scores[order[i]] = own[i - from];
                }
                from = to;
            }
        }
        return scores;
    }

    private int[] children(int[] order, int from, int to, int[] rows) {
        return IntStream.range(from, to)
                .mapToObj(i -> pairs.get(order[i]))
                .flatMapToInt(pair -> IntStream.of(rows[pair.left], rows[pair.right]))
                .toArray();
    }
}
