// What can be made of parts in many ways, of which the best are found.
package rondo.structure.span;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/// What can be made of parts in many ways, of which the best are found one after the other, as far as they are
/// asked for: algorithm 3 of Huang and Chiang (2005). The score of a way is the sum of its own and those of its
/// parts. No way is looked at twice: the next ones of a way have the next best of one part, of the last for which
/// there is no other than the best behind it. Nothing here is recursive.
final class Goal {
    private final double best;
    private final Supplier<List<Step>> steps;
    private final PriorityQueue<Way> next = new PriorityQueue<>(Comparator.comparingDouble(way -> -way.score));
    private final List<Way> found = new ArrayList<>(); // the best first
    private boolean begun;
    private int followed; // ways found whose next ones are known

    /// A step from parts to a goal.
    ///
    /// @param span what it adds to a tree, if anything
    /// @param score its own
    /// @param parts from left to right
    record Step(Optional<Span> span, double score, List<Goal> parts) {}

    /// A step, and which way of each of its parts, from 0 for the best.
    private record Way(Step step, int[] ranks, double score) {
        static Way of(Step step, int[] ranks) {
            double score = step.score;
            for (int p = 0; p < ranks.length; p++) {
                var part = step.parts.get(p);
                score += ranks[p] == 0 ? part.best : part.found.get(ranks[p]).score;
            }
            return new Way(step, ranks, score);
        }

        /// The first part of which the next best is a way that no other leads to: the last that is not at its best.
        int first() {
            int first = ranks.length - 1;
            while (first > 0 && ranks[first] == 0) {
                first--;
            }
            return Math.max(first, 0);
        }

        /// With the next best of one part.
        Way after(int part) {
            int[] next = ranks.clone();
            next[part]++;
            return of(step, next);
        }
    }

    private record Wanted(Goal goal, int rank) {}

    /// @param best the score of the best way
    /// @param steps all that lead here, or as many of the best as ways are wanted; asked for once, if at all
    Goal(double best, Supplier<List<Step>> steps) {
        this.best = best;
        this.steps = steps;
    }

    /// The best trees, the best first; all that there are, if there are fewer.
    List<SpanTree> trees(int count) {
        var trees = new ArrayList<SpanTree>();
        for (int rank = 0; rank < count && reach(rank); rank++) {
            trees.add(SpanTree.of(spans(rank), found.get(rank).score));
        }
        return trees;
    }

    /// The spans of a tree, children before parents and from left to right.
    private List<Span> spans(int rank) {
        var spans = new ArrayList<Span>();
        var open = new ArrayDeque<Wanted>();
        open.push(new Wanted(this, rank));
        while (!open.isEmpty()) {
            var wanted = open.pop();
            wanted.goal.reach(wanted.rank);
            var way = wanted.goal.found.get(wanted.rank);
            way.step.span.ifPresent(spans::add);
            for (int p = 0; p < way.ranks.length; p++) {
                open.push(new Wanted(way.step.parts.get(p), way.ranks[p]));
            }
        }
        Collections.reverse(spans); // parents came before children, from right to left
        return spans;
    }

    /// Finds ways up to a rank, and those of parts that are needed for it.
    ///
    /// @return whether there are so many
    private boolean reach(int rank) {
        var open = new ArrayDeque<Wanted>();
        open.push(new Wanted(this, rank));
        while (!open.isEmpty()) {
            var wanted = open.element();
            var missing = wanted.goal.missing();
            if (wanted.goal.found.size() > wanted.rank) {
                open.pop();
            } else if (missing.isPresent()) {
                open.push(missing.get());
            } else if (!wanted.goal.findNext()) {
                open.pop();
            }
        }
        return found.size() > rank;
    }

    /// The way of a part that has to be looked for before the next way here can be found.
    private Optional<Wanted> missing() {
        if (followed < found.size()) {
            var way = found.get(followed);
            for (int p = way.first(); p < way.ranks.length; p++) {
                var part = way.step.parts.get(p);
                if (part.found.size() <= way.ranks[p] + 1 && !part.exhausted()) {
                    return Optional.of(new Wanted(part, way.ranks[p] + 1));
                }
            }
        }
        return Optional.empty();
    }

    private boolean exhausted() {
        return begun && next.isEmpty() && followed == found.size();
    }

    /// Finds the next best way, where nothing is missing for it.
    ///
    /// @return whether there is one
    private boolean findNext() {
        if (!begun) {
            begun = true;
            steps.get().forEach(step -> next.add(Way.of(step, new int[step.parts.size()])));
        }
        for (; followed < found.size(); followed++) {
            var way = found.get(followed);
            for (int p = way.first(); p < way.ranks.length; p++) {
                if (way.step.parts.get(p).found.size() > way.ranks[p] + 1) {
                    next.add(way.after(p));
                }
            }
        }
        return Optional.ofNullable(next.poll()).map(found::add).isPresent();
    }
}
