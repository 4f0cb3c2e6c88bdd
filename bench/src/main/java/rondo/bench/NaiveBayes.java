// Naive Bayes over words, to compare with.
package rondo.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import rondo.structure.phrase.Phrase;

/// Naive Bayes over the words of sentences, each counted once a sentence, as if every word had stood once more with
/// each label (Wang and Manning 2012).
final class NaiveBayes {
    private final Map<String, Map<String, Integer>> counts = new HashMap<>(); // by label and word
    private final Map<String, Integer> sentences = new HashMap<>(); // by label
    private final Map<String, Long> words = new HashMap<>(); // by label
    private final HashSet<String> vocabulary = new HashSet<>();

    /// Counts the words of sentences with labels.
    NaiveBayes(List<Phrase> train) {
        for (var phrase : train) {
            sentences.merge(phrase.label(), 1, Integer::sum);
            for (var word : new HashSet<>(phrase.words())) {
                counts.computeIfAbsent(phrase.label(), _ -> new HashMap<>()).merge(word, 1, Integer::sum);
                words.merge(phrase.label(), 1L, Long::sum);
                vocabulary.add(word);
            }
        }
    }

    /// The most probable label; words that were never seen do not count.
    String label(Phrase phrase) {
        return counts.keySet().stream()
                .sorted()
                .max(Comparator.comparingDouble(label -> score(label, phrase)))
                .orElseThrow();
    }

    private double score(String label, Phrase phrase) {
        double score = Math.log(sentences.getOrDefault(label, 0));
        double all = words.getOrDefault(label, 0L) + vocabulary.size();
        for (var word : new HashSet<>(phrase.words())) {
            if (vocabulary.contains(word)) {
                score += Math.log((counts.getOrDefault(label, Map.of()).getOrDefault(word, 0) + 1) / all);
            }
        }
        return score;
    }
}
