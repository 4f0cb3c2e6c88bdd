// BLEU of a text or of one sentence.
package rondo.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /// The counts of several translations of one sentence, in their order; its references are cut into words once.
    List<Counts> alternatives(List<String> hypotheses, List<String> references) {
        var cut = Cut.of(references.stream().map(tokenizer::words).toList());
        return hypotheses.stream().map(h -> count(tokenizer.words(h), cut)).toList();
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
        return alternatives(List.of(hypothesis), references).getFirst();
    }

    private static Counts count(List<String> words, Cut references) {
        var counts = new long[TOTALS + ORDER];
        counts[0] = words.size();
        counts[1] = references.nearestLength(words.size());
        for (int n = 1; n <= ORDER; n++) {
            counts[MATCHES + n - 1] = NGrams.matches(NGrams.ofWords(words, n), references.most.get(n - 1));
            counts[TOTALS + n - 1] = NGrams.runs(words.size(), n);
        }
        return Counts.of(counts);
    }

    /// The references of a sentence, cut into words.
    ///
    /// @param lengths of each
    /// @param most by order: each run as often as in the reference that has it most often
    private record Cut(List<Integer> lengths, List<Map<String, Integer>> most) {
        static Cut of(List<List<String>> references) {
            return new Cut(
                    references.stream().map(List::size).toList(),
                    IntStream.rangeClosed(1, ORDER)
                            .mapToObj(n -> mostOf(references, n))
                            .toList());
        }

        private static Map<String, Integer> mostOf(List<List<String>> references, int n) {
            var most = new HashMap<String, Integer>();
            for (var reference : references) {
                NGrams.ofWords(reference, n).forEach((run, count) -> most.merge(run, count, Math::max));
            }
            return most;
        }

        /// Of two equally near lengths the shorter.
        int nearestLength(int length) {
            int nearest = lengths.getFirst();
            for (int other : lengths) {
                int difference = Math.abs(length - other) - Math.abs(length - nearest);
                if (difference < 0 || (difference == 0 && other < nearest)) {
                    nearest = other;
                }
            }
            return nearest;
        }
    }

    private BleuScore score(Counts sum, int references, boolean effectiveOrder) {
        var precisions =
                IntStream.range(0, ORDER).mapToObj(i -> precision(sum, i)).toList();
        return new BleuScore(
                perCent(sum, effectiveOrder),
                precisions,
                penalty(sum),
                sum.get(0),
                sum.get(1),
                signature(references, effectiveOrder));
    }

    /// The score alone, for those who ask a million times: nothing but figures is made.
    static double perCent(Counts sum, boolean effectiveOrder) {
        int orders = effectiveOrder ? orders(sum) : ORDER;
        double logs = 0;
        for (int i = 0; i < orders; i++) {
            logs += Math.log(precision(sum, i));
        }
        return orders == 0 ? 0 : penalty(sum) * Math.exp(logs / orders);
    }

    private static double penalty(Counts sum) {
        long length = sum.get(0);
        long expected = sum.get(1);
        return length >= expected ? 1 : length == 0 ? 0 : Math.exp(1 - (double) expected / length);
    }

    /// Per cent, of an order from 0. A precision without matches is smoothed: the k-th such is one in 2^k times the
    /// number of runs. All are 0 if not even one word matches.
    private static double precision(Counts sum, int order) {
        long total = sum.get(TOTALS + order);
        if (sum.get(MATCHES) == 0 || total == 0) {
            return 0;
        }
        long matches = sum.get(MATCHES + order);
        if (matches > 0) {
            return 100.0 * matches / total;
        }
        double smoothing = 1;
        for (int i = 0; i <= order; i++) {
            smoothing *= sum.get(MATCHES + i) == 0 ? 2 : 1;
        }
        return 100 / (smoothing * total);
    }

    private static int orders(Counts sum) {
        int orders = 0;
        while (orders < ORDER && sum.get(TOTALS + orders) > 0) {
            orders++;
        }
        return orders;
    }
}
