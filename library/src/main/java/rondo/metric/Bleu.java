// BLEU of a text or of one sentence.
package rondo.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.Version;

/// BLEU (Papineni and others 2002, "BLEU: a Method for Automatic Evaluation of Machine Translation"): the
/// geometric mean of the precisions of runs of one to four words, times a penalty for brevity. Figures are
/// those of sacreBLEU 2.6 with its defaults: mixed case, exponential smoothing, the reference length nearest to
/// the hypothesis.
///
/// The [Counts] of a sentence are its length, the nearest reference length, the matches of runs of 1, 2, 3 and
/// 4 words and the numbers of such runs.
///
/// @param tokenizer how sentences are cut into words
public record Bleu(BleuTokenizer tokenizer) {
    private static final int ORDER = 4;
    private static final int MATCHES = 2;
    private static final int TOTALS = MATCHES + ORDER;

    /// The score of a text.
    ///
    /// @param hypotheses the sentences to judge
    /// @param references one or several translations of the whole text, each with a sentence for each
    ///     hypothesis
    /// @throws rondo.basis.InputException if there is nothing to judge or the numbers of sentences differ
    public BleuScore corpus(List<String> hypotheses, List<List<String>> references) {
        return score(Counts.sum(counts(hypotheses, references)), references.size());
    }

    /// The score of one sentence, over the orders for which it has runs (effective order), as a short sentence
    /// would otherwise score nothing.
    public BleuScore sentence(String hypothesis, List<String> references) {
        return score(count(hypothesis, references), references.size(), true);
    }

    /// The counts of each sentence.
    ///
    /// @param hypotheses the sentences to judge
    /// @param references one or several translations of the whole text, each with a sentence for each
    ///     hypothesis
    /// @throws rondo.basis.InputException if there is nothing to judge or the numbers of sentences differ
    public List<Counts> counts(List<String> hypotheses, List<List<String>> references) {
        return Comparison.map(hypotheses, references, this::count);
    }

    /// The score of a text from the sum of the counts of its sentences.
    ///
    /// @param sum of counts that [#counts] made
    /// @param references how many there were for each sentence; for the signature
    public BleuScore score(Counts sum, int references) {
        return score(sum, references, false);
    }

    /// What makes a score repeatable, in sacreBLEU's form.
    ///
    /// @param references how many for each sentence
    /// @param effectiveOrder whether orders without runs are left out, as for single sentences
    public String signature(int references, boolean effectiveOrder) {
        return "nrefs:" + references + "|case:mixed|eff:" + (effectiveOrder ? "yes" : "no") + "|tok:"
                + tokenizer.label() + "|smooth:exp|version:rondo-" + Version.NUMBER;
    }

    private Counts count(String hypothesis, List<String> references) {
        var words = tokenizer.words(hypothesis);
        var others = references.stream().map(tokenizer::words).toList();
        var counts = new long[TOTALS + ORDER];
        counts[0] = words.size();
        counts[1] = nearestLength(words.size(), others);
        for (int n = 1; n <= ORDER; n++) {
            counts[MATCHES + n - 1] = NGrams.matches(NGrams.ofWords(words, n), mostOf(others, n));
            counts[TOTALS + n - 1] = NGrams.runs(words.size(), n);
        }
        return Counts.of(counts);
    }

    /// Of two equally near lengths the shorter.
    private static int nearestLength(int length, List<List<String>> references) {
        int nearest = references.getFirst().size();
        for (var reference : references) {
            int difference = Math.abs(length - reference.size()) - Math.abs(length - nearest);
            if (difference < 0 || (difference == 0 && reference.size() < nearest)) {
                nearest = reference.size();
            }
        }
        return nearest;
    }

    /// Each run as often as in the reference that has it most often.
    private static Map<String, Integer> mostOf(List<List<String>> references, int n) {
        var most = new HashMap<String, Integer>();
        for (var reference : references) {
            NGrams.ofWords(reference, n).forEach((run, count) -> most.merge(run, count, Math::max));
        }
        return most;
    }

    private BleuScore score(Counts sum, int references, boolean effectiveOrder) {
        long length = sum.get(0);
        long expected = sum.get(1);
        double penalty = length >= expected ? 1 : length == 0 ? 0 : Math.exp(1 - (double) expected / length);
        var precisions = precisions(sum);
        double score = penalty * geometricMean(precisions, effectiveOrder ? orders(sum) : ORDER);
        return new BleuScore(score, precisions, penalty, length, expected, signature(references, effectiveOrder));
    }

    /// Per cent. A precision without matches is smoothed: the k-th such is one in 2^k times the number of runs.
    /// All are 0 if not even one word matches.
    private static List<Double> precisions(Counts sum) {
        boolean some = sum.get(MATCHES) > 0;
        double smoothing = 1;
        var precisions = new ArrayList<Double>(ORDER);
        for (int i = 0; i < ORDER; i++) {
            long matches = sum.get(MATCHES + i);
            long total = sum.get(TOTALS + i);
            if (!some || total == 0) {
                precisions.add(0.0);
            } else if (matches > 0) {
                precisions.add(100.0 * matches / total);
            } else {
                smoothing *= 2;
                precisions.add(100 / (smoothing * total));
            }
        }
        return List.copyOf(precisions);
    }

    private static int orders(Counts sum) {
        int orders = 0;
        while (orders < ORDER && sum.get(TOTALS + orders) > 0) {
            orders++;
        }
        return orders;
    }

    private static double geometricMean(List<Double> precisions, int orders) {
        double logs = 0;
        for (double precision : precisions.subList(0, orders)) {
            logs += Math.log(precision);
        }
        return orders == 0 ? 0 : Math.exp(logs / orders);
    }
}
