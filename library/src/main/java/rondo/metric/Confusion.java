// Which labels were taken for which.
package rondo.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import rondo.basis.InputException;

/// Which labels were taken for which: how often each answer was given where each label is true.
///
/// @param counts by true label, then by answer; in the order of the labels
public record Confusion(Map<String, Map<String, Long>> counts) {
    /// One label taken for another.
    ///
    /// @param truth the true label
    /// @param answer what was said
    /// @param count how often
    public record Mistake(String truth, String answer, long count) {}

    /// Counts answers beside the true ones, place by place.
    ///
    /// @throws InputException if there is none or the numbers differ
    public static Confusion of(List<String> answers, List<String> truth) {
        if (answers.isEmpty() || answers.size() != truth.size()) {
            throw new InputException("labels: " + answers.size() + " answers and " + truth.size()
                    + " true ones; expected as many, at least one");
        }
        var counts = new TreeMap<String, Map<String, Long>>();
        for (int i = 0; i < answers.size(); i++) {
            counts.computeIfAbsent(truth.get(i), _ -> new TreeMap<>()).merge(answers.get(i), 1L, Long::sum);
        }
        return new Confusion(counts);
    }

    /// The labels that are true somewhere.
    public List<String> labels() {
        return List.copyOf(new TreeSet<>(counts.keySet()));
    }

    /// How often a label is true.
    public long total(String label) {
        return counts.getOrDefault(label, Map.of()).values().stream()
                .mapToLong(count -> count)
                .sum();
    }

    /// How often an answer is given.
    public long answers(String label) {
        return counts.values().stream()
                .mapToLong(row -> row.getOrDefault(label, 0L))
                .sum();
    }

    /// How often a label is found where it is true.
    public long right(String label) {
        return counts.getOrDefault(label, Map.of()).getOrDefault(label, 0L);
    }

    /// Precision, recall and F1 of a label.
    public SpanScore of(String label) {
        return new SpanScore(right(label), answers(label), total(label));
    }

    /// The mean F1 of the labels that are true somewhere, in per cent.
    public double macroF1() {
        return labels().stream().mapToDouble(label -> of(label).f1()).average().orElse(0);
    }

    /// What is wrong, the most frequent first.
    public List<Mistake> mistakes() {
        var mistakes = new ArrayList<Mistake>();
        counts.forEach((truth, row) -> row.forEach((answer, count) -> {
            if (!answer.equals(truth)) {
                mistakes.add(new Mistake(truth, answer, count));
            }
        }));
        mistakes.sort(Comparator.comparingLong((Mistake mistake) -> -mistake.count));
        return mistakes;
    }
}
