// chrF of a text or of one sentence.
package rondo.metric;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rondo.basis.Version;

/// chrF2 (Popović 2015, "chrF: character n-gram F-score for automatic MT evaluation"): the F-score of runs of
/// one to six characters, blanks left out, recall weighing twice as much as precision. Precision and recall are
/// averaged over the orders for which both texts have runs, as sacreBLEU 2.6 does by default.
///
/// The [Counts] of a sentence are, for each order, the runs in the hypothesis, in the reference, and in both;
/// of several references the one with the highest score counts.
public final class Chrf {
    private static final int ORDER = 6;
    private static final double WEIGHT = 2 * 2;

    private Chrf() {}

    /// The score of a text.
    ///
    /// @param hypotheses the sentences to judge
    /// @param references one or several translations of the whole text, each with a sentence for each
    ///     hypothesis
    /// @throws rondo.basis.InputException if there is nothing to judge or the numbers of sentences differ
    public static ChrfScore corpus(List<String> hypotheses, List<List<String>> references) {
        return score(Counts.sum(counts(hypotheses, references)), references.size());
    }

    /// The score of one sentence.
    public static ChrfScore sentence(String hypothesis, List<String> references) {
        return score(count(hypothesis, references), references.size());
    }

    /// The counts of each sentence.
    ///
    /// @param hypotheses the sentences to judge
    /// @param references one or several translations of the whole text, each with a sentence for each
    ///     hypothesis
    /// @throws rondo.basis.InputException if there is nothing to judge or the numbers of sentences differ
    public static List<Counts> counts(List<String> hypotheses, List<List<String>> references) {
        return Comparison.map(hypotheses, references, Chrf::count);
    }

    /// The counts of several translations of one sentence, in their order; the runs of its references are counted
    /// once.
    static List<Counts> alternatives(List<String> hypotheses, List<String> references) {
        var cut = references.stream().map(Cut::of).toList();
        return hypotheses.stream().map(h -> nearest(Whitespace.remove(h), cut)).toList();
    }

    /// The score of a text from the sum of the counts of its sentences.
    ///
    /// @param sum of counts that [#counts] made
    /// @param references how many there were for each sentence; for the signature
    public static ChrfScore score(Counts sum, int references) {
        return new ChrfScore(perCent(sum), signature(references));
    }

    /// What makes a score repeatable, in sacreBLEU's form.
    ///
    /// @param references how many for each sentence
    static String signature(int references) {
        return "nrefs:" + references + "|case:mixed|eff:yes|nc:" + ORDER + "|nw:0|space:no|version:rondo-"
                + Version.NUMBER;
    }

    private static Counts count(String hypothesis, List<String> references) {
        return alternatives(List.of(hypothesis), references).getFirst();
    }

    private static Counts nearest(String text, List<Cut> references) {
        // The first of several equal ones: max would give the last.
        return references.stream()
                .map(reference -> count(text, reference))
                .min(Comparator.comparingDouble((Counts c) -> -perCent(c)))
                .orElseThrow();
    }

    private static Counts count(String text, Cut reference) {
        var counts = new long[3 * ORDER];
        int length = text.codePointCount(0, text.length());
        for (int n = 1; n <= reference.runs.size(); n++) {
            int place = 3 * (n - 1);
            counts[place] = NGrams.runs(length, n);
            counts[place + 1] = NGrams.runs(reference.length, n);
            counts[place + 2] = NGrams.matches(NGrams.ofCharacters(text, n), reference.runs.get(n - 1));
        }
        return Counts.of(counts);
    }

    /// A reference without blanks.
    ///
    /// @param length in characters
    /// @param runs by order, of the orders for which it has some
    private record Cut(int length, List<Map<String, Integer>> runs) {
        static Cut of(String reference) {
            String text = Whitespace.remove(reference);
            int length = text.codePointCount(0, text.length());
            return new Cut(
                    length,
                    IntStream.rangeClosed(1, Math.min(ORDER, length))
                            .mapToObj(n -> NGrams.ofCharacters(text, n))
                            .toList());
        }
    }

    /// The score alone.
    static double perCent(Counts counts) {
        double precision = 0;
        double recall = 0;
        int orders = 0;
        for (int place = 0; place < 3 * ORDER; place += 3) {
            if (counts.get(place) > 0 && counts.get(place + 1) > 0) {
                precision += (double) counts.get(place + 2) / counts.get(place);
                recall += (double) counts.get(place + 2) / counts.get(place + 1);
                orders++;
            }
        }
        if (precision + recall == 0) {
            return 0;
        }
        precision /= orders;
        recall /= orders;
        return 100 * (1 + WEIGHT) * precision * recall / (WEIGHT * precision + recall);
    }
}
