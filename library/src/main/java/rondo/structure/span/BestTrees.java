// The best trees over the words of a sentence.
package rondo.structure.span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The k best trees over the words of a sentence, when the score of a tree is the sum of those of its phrases, and
/// what is no phrase scores 0. Exact: the best score of each span is found as in [Chart], and then as many trees as
/// are wanted, from the top down (see [Goal]).
///
/// Here a tree is found in one way alone, however many children its nodes have: the constituents (words or phrases)
/// that are the children of a phrase are put side by side from left to right, one after the other.
final class BestTrees {
    private final SpanLabels phrases;
    private final Labels labels;
    private final int count;
    private final double[] one; // the best score of a span as one constituent
    private final double[] several; // as two or more
    private final Map<Place, Goal> goals = new HashMap<>();

    /// Scores of labels.
    interface Labels {
        /// The score of each label of a span, from the label 1 on.
        double[] scores(int from, int to);
    }

    private enum Kind {
        ONE,
        SEVERAL,
        ANY
    }

    /// What a goal is for.
    ///
    /// @param span its place in the tables
    private record Place(Kind kind, int span) {}

    private BestTrees(SpanLabels phrases, Labels labels, int count) {
        int size = SpanLabels.size(phrases.words());
        this.phrases = phrases;
        this.labels = labels;
        this.count = count;
        this.one = new double[size];
        this.several = new double[size];
    }

    /// The best trees, the best first; all that there are, if there are fewer.
    ///
    /// @param phrases the best label of each span as a phrase, and its score
    /// @param labels all labels and their scores
    static List<SpanTree> of(SpanLabels phrases, Labels labels, int count) {
        var trees = new BestTrees(phrases, labels, count);
        trees.fill();
        return trees.goal(Kind.ONE, 0, phrases.words()).trees(count);
    }

    /// Finds the best score of each span, from short ones to long ones; those that end at the same word stand side by
    /// side in further tables, so that both halves of a split are read in a row.
    private void fill() {
        int n = phrases.words();
        double[] any = new double[one.length];
        double[] byEnd = new double[one.length];
        for (int length = 1; length <= n; length++) {
            for (int from = 0; from + length <= n; from++) {
                int to = from + length;
                int place = at(from, to);
                double phrase = phrases.scores()[place];
                if (length == 1) {
                    one[place] = Math.max(0, phrase); // a word is a constituent without a label too
                    any[place] = one[place];
                } else {
                    several[place] = split(any, byEnd, from, to);
                    one[place] = phrase + several[place];
                    any[place] = Math.max(one[place], several[place]);
                }
                byEnd[at(to, from)] = one[place];
            }
        }
    }

    private double split(double[] any, double[] byEnd, int from, int to) {
        int left = at(from, 0);
        int right = at(to, 0);
        double most = Double.NEGATIVE_INFINITY;
        for (int middle = from + 1; middle < to; middle++) {
            most = Math.max(most, any[left + middle] + byEnd[right + middle]);
        }
        return most;
    }

    private int at(int from, int to) {
        return SpanLabels.at(phrases.words(), from, to);
    }

    private Goal goal(Kind kind, int from, int to) {
        int place = at(from, to);
        return goals.computeIfAbsent(new Place(kind, place), _ -> switch (kind) {
            case ONE -> new Goal(one[place], () -> best(one(from, to)));
            case SEVERAL -> new Goal(several[place], () -> best(several(from, to)));
            case ANY -> new Goal(Math.max(one[place], several[place]), () -> any(from, to));
        });
    }

    /// More steps than ways are wanted need not be looked at.
    private List<Goal.Step> best(Stream<Goal.Step> steps) {
        return steps.sorted(Comparator.comparingDouble(step -> -step.best()))
                .limit(count)
                .toList();
    }

    private Stream<Goal.Step> one(int from, int to) {
        boolean word = to - from == 1;
        double[] scores = labels.scores(from, to);
        int place = at(from, to);
        var parts = word ? List.<Goal>of() : List.of(goal(Kind.SEVERAL, from, to));
        var labelled = IntStream.rangeClosed(1, scores.length)
                .mapToObj(label -> new Goal.Step(
                        Optional.of(new Span(from, to, label)),
                        Math.min(scores[label - 1], phrases.scores()[place]), // where digits differ, as in bf16
                        parts));
        return word ? Stream.concat(Stream.of(new Goal.Step(Optional.empty(), 0, parts)), labelled) : labelled;
    }

    private Stream<Goal.Step> several(int from, int to) {
        return IntStream.range(from + 1, to)
                .mapToObj(middle -> new Goal.Step(
                        Optional.empty(), 0, List.of(goal(Kind.ANY, from, middle), goal(Kind.ONE, middle, to))));
    }

    private List<Goal.Step> any(int from, int to) {
        var kinds = to - from == 1 ? List.of(Kind.ONE) : List.of(Kind.ONE, Kind.SEVERAL);
        var steps = new ArrayList<Goal.Step>();
        kinds.forEach(kind -> steps.add(new Goal.Step(Optional.empty(), 0, List.of(goal(kind, from, to)))));
        return steps;
    }
}
