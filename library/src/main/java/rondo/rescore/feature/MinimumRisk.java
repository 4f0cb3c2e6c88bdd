// How much each hypothesis has in common with all others.
package rondo.rescore.feature;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.ConfigException;
import rondo.metric.BleuTokenizer;
import rondo.metric.Counts;
import rondo.metric.TextMetric;
import rondo.metric.TextMetrics;

/// How much each hypothesis has in common with all others of its list (Kumar and Byrne 2004, "Minimum Bayes-Risk
/// Decoding for Statistical Machine Translation"): the BLEU of the sentence that is to be expected if another one
/// is right, with the probability that the scores give it.
///
/// @param tokenizer how BLEU cuts sentences into words
/// @param scale of the scores, which are made into probabilities by `exp(scale * score)`; the larger, the more
///     the best ones count
public record MinimumRisk(BleuTokenizer tokenizer, double scale) {
    private static final int ORDER = 4;

    public MinimumRisk {
        if (!(scale >= 0) || Double.isInfinite(scale)) {
            throw new ConfigException("scale: " + scale + "; expected a finite number, at least 0; 1 for logarithms");
        }
    }

    /// The BLEU to be expected of each hypothesis, in per cent: greater is better.
    ///
    /// @param texts the hypotheses
    /// @param scores of each
    public double[] gains(List<String> texts, double[] scores) {
        var probabilities = probabilities(texts, scores);
        var runs = new HashMap<Run, Integer>();
        var cut = probabilities.keySet().stream()
                .map(text -> Cut.of(tokenizer.words(text), runs))
                .toList();
        var bleu = TextMetrics.bleu(tokenizer);
        var gains = new HashMap<String, Double>();
        int place = 0;
        for (var text : probabilities.keySet()) {
            var hypothesis = cut.get(place++);
            double gain = 0;
            int other = 0;
            for (double probability : probabilities.values()) {
                gain += probability * bleu(bleu, hypothesis, cut.get(other++));
            }
            gains.put(text, gain);
        }
        return texts.stream().mapToDouble(text -> gains.getOrDefault(text, 0.0)).toArray();
    }

    /// The probability of each text; one that stands there several times has that of all.
    private Map<String, Double> probabilities(List<String> texts, double[] scores) {
        double most = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(scale * (score - most));
        }
        var probabilities = new LinkedHashMap<String, Double>();
        for (int i = 0; i < scores.length; i++) {
            probabilities.merge(texts.get(i), Math.exp(scale * (scores[i] - most)) / sum, Double::sum);
        }
        return probabilities;
    }

    private static double bleu(TextMetric bleu, Cut hypothesis, Cut reference) {
        long[] counts = new long[2 + 2 * ORDER];
        counts[0] = hypothesis.words;
        counts[1] = reference.words;
        hypothesis.match(reference, counts);
        for (int n = 1; n <= ORDER; n++) {
            counts[1 + ORDER + n] = Math.max(0, hypothesis.words - n + 1);
        }
        return bleu.sentence(Counts.of(counts));
    }

    /// A run of words: one, or another run and a word behind it.
    ///
    /// @param before the number of the run before, -1 if there is none
    private record Run(int before, String word) {}

    /// A sentence as the numbers of its runs of words.
    ///
    /// @param words how many
    /// @param numbers of the runs, rising: the number among all runs, times four, and the order less one
    /// @param times how often each is there
    private record Cut(int words, long[] numbers, int[] times) {
        static Cut of(List<String> words, Map<Run, Integer> runs) {
            var counts = new HashMap<Long, Integer>();
            for (int start = 0; start < words.size(); start++) {
                int run = -1;
                for (int n = 0; n < ORDER && start + n < words.size(); n++) {
                    run = runs.computeIfAbsent(new Run(run, words.get(start + n)), _ -> runs.size());
                    counts.merge((long) ORDER * run + n, 1, Integer::sum);
                }
            }
            long[] numbers = counts.keySet().stream()
                    .mapToLong(number -> number)
                    .sorted()
                    .toArray();
            int[] times = Arrays.stream(numbers)
                    .mapToInt(number -> counts.getOrDefault(number, 0))
                    .toArray();
            return new Cut(words.size(), numbers, times);
        }

        /// Counts the runs that both have, each as often as in the one that has it less often.
        void match(Cut other, long[] counts) {
            for (int a = 0, b = 0; a < numbers.length && b < other.numbers.length; ) {
                if (numbers[a] == other.numbers[b]) {
                    counts[2 + (int) (numbers[a] % ORDER)] += Math.min(times[a++], other.times[b++]);
                } else if (numbers[a] < other.numbers[b]) {
                    a++;
                } else {
                    b++;
                }
            }
        }
    }
}
