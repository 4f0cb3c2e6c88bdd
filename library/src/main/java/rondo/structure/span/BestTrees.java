// The best trees over the words of a sentence.
package rondo.structure.span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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
    private final double[] any; // as either
    private final double[] byEnd; // as one, those with the same end side by side
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
        this.any = new double[size];
        this.byEnd = new double[size];
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

    /// Finds the best score of each span, from short ones to long ones.
    private void fill() {
        int n = phrases.words();
        for (int length = 1; length <= n; length++) {
            for (int from = 0; from + length <= n; from++) {
                int place = at(from, from + length);
                double phrase = phrases.scores()[place];
                if (length == 1) {
                    one[place] = Math.max(0, phrase); // a word is a constituent without a label too
                } else {
                    several[place] = split(from, from + length);
                    one[place] = phrase + several[place];
                }
                any[place] = length == 1 ? one[place] : Math.max(one[place], several[place]);
                byEnd[at(from + length, from)] = one[place];
            }
        }
    }

    private double split(int from, int to) {
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
            case ONE -> new Goal(one[place], () -> one(from, to));
            case SEVERAL -> new Goal(several[place], () -> several(from, to));
            case ANY -> new Goal(any[place], () -> any(from, to));
        });
    }

    private List<Goal.Step> one(int from, int to) {
        boolean word = to - from == 1;
        double[] scores = labels.scores(from, to);
        double most = phrases.scores()[at(from, to)]; // from a product of many rows: in bf16 the last digits differ
        var parts = word ? List.<Goal>of() : List.of(goal(Kind.SEVERAL, from, to));
        var steps = new ArrayList<Goal.Step>();
        if (word) {
            steps.add(new Goal.Step(Optional.empty(), 0, parts));
        }
        for (int label : best(scores)) {
            var phrase = new Span(from, to, 1 + label);
            steps.add(new Goal.Step(Optional.of(phrase), Math.min(scores[label], most), parts));
        }
        return steps;
    }

    private List<Goal.Step> several(int from, int to) {
        double[] scores = IntStream.range(from + 1, to)
                .mapToDouble(middle -> any[at(from, middle)] + byEnd[at(to, middle)])
                .toArray();
        var steps = new ArrayList<Goal.Step>();
        for (int i : best(scores)) {
            int middle = from + 1 + i;
            steps.add(step(goal(Kind.ANY, from, middle), goal(Kind.ONE, middle, to)));
        }
        return steps;
    }

    private List<Goal.Step> any(int from, int to) {
        var one = step(goal(Kind.ONE, from, to));
        return to - from == 1 ? List.of(one) : List.of(one, step(goal(Kind.SEVERAL, from, to)));
    }

    private static Goal.Step step(Goal... parts) {
        return new Goal.Step(Optional.empty(), 0, List.of(parts));
    }

    /// The places of the largest numbers, as many as trees are wanted: more steps than that need not be looked at.
    private int[] best(double[] numbers) {
        if (numbers.length <= count) {
            return IntStream.range(0, numbers.length).toArray();
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double least = sorted[numbers.length - count];
        return IntStream.concat(
                        IntStream.range(0, numbers.length).filter(i -> numbers[i] > least),
                        IntStream.range(0, numbers.length).filter(i -> numbers[i] == least))
                .limit(count)
                .toArray();
    }
}
