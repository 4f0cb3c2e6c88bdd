// The edits that turn one sequence into another.
package rondo.metric;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.basis.InputException;

/// The fewest edits that turn an answer into the truth (Levenshtein 1966), place by place; of several ways the one
/// that, from the end, exchanges rather than leaves out, and leaves out rather than adds.
///
/// @param <T> what sequences are made of, compared by `equals`
/// @param steps all places of both, those that are right included
public record Edits<T>(List<Step<T>> steps) {
    private static final long MOST_CELLS = 1 << 28;

    /// One place.
    ///
    /// @param truth what should stand there; empty if nothing should
    /// @param answer what does; empty if something is missing
    public record Step<T>(Optional<T> truth, Optional<T> answer) {
        /// Whether nothing is to be changed.
        public boolean right() {
            return truth.equals(answer);
        }

        @Override
        public String toString() {
            return truth.map(Object::toString).orElse("nothing") + " as "
                    + answer.map(Object::toString).orElse("nothing");
        }
    }

    /// Compares two sequences.
    ///
    /// @throws InputException if they are too long for the table that this takes
    public static <T> Edits<T> of(List<T> answer, List<T> truth) {
        if ((truth.size() + 1L) * (answer.size() + 1L) > MOST_CELLS) {
            throw new InputException("edit distance: sequences of " + answer.size() + " and " + truth.size()
                    + "; expected a product below " + MOST_CELLS + "; compare line by line");
        }
        var cost = costs(answer, truth);
        var steps = new ArrayDeque<Step<T>>();
        int i = truth.size();
        int j = answer.size();
        while (i > 0 || j > 0) {
            boolean both = i > 0 && j > 0;
            if (both && cost[i][j] == cost[i - 1][j - 1] + difference(truth.get(i - 1), answer.get(j - 1))) {
                steps.addFirst(new Step<>(Optional.of(truth.get(--i)), Optional.of(answer.get(--j))));
            } else if (i > 0 && cost[i][j] == cost[i - 1][j] + 1) {
                steps.addFirst(new Step<>(Optional.of(truth.get(--i)), Optional.empty()));
            } else {
                steps.addFirst(new Step<>(Optional.empty(), Optional.of(answer.get(--j))));
            }
        }
        return new Edits<>(List.copyOf(steps));
    }

    private static <T> int[][] costs(List<T> answer, List<T> truth) {
        var cost = new int[truth.size() + 1][answer.size() + 1];
        for (int i = 0; i <= truth.size(); i++) {
            for (int j = 0; j <= answer.size(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                } else {
                    int exchange = cost[i - 1][j - 1] + difference(truth.get(i - 1), answer.get(j - 1));
                    cost[i][j] = Math.min(exchange, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                }
            }
        }
        return cost;
    }

    private static <T> int difference(T truth, T answer) {
        return truth.equals(answer) ? 0 : 1;
    }

    /// How often each edit is there, over many pairs of sequences, the most frequent first.
    public static <T> Map<Step<T>, Long> confusions(List<Edits<T>> all) {
        var counts = new LinkedHashMap<Step<T>, Long>();
        all.stream()
                .flatMap(edits -> edits.steps.stream())
                .filter(step -> !step.right())
                .forEach(step -> counts.merge(step, 1L, Long::sum));
        var sorted = new LinkedHashMap<Step<T>, Long>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Step<T>, Long>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
