// What judges texts by counts that add up over sentences.
package rondo.metric;

import java.util.List;

/// What judges texts by [Counts] that add up over sentences, as BLEU, chrF and word error rate do: the score of a
/// text follows from their sum, so a search may exchange one sentence for another without looking at the rest. Those
/// of this package are found in `TextMetrics`; all methods may be called by many threads at once.
public interface TextMetric {
    /// The name on the command line and in files: `bleu`, `chrf`, `wer`, `cer`.
    String name();

    /// The counts of several hypotheses of one sentence, in their order. References are cut into words once, so a
    /// list of a hundred hypotheses costs less than a hundred calls.
    ///
    /// @param hypotheses any number
    /// @param references of this sentence, at least one
    List<Counts> counts(List<String> hypotheses, List<String> references);

    /// The score of a text in per cent, from the sum of the counts of its sentences.
    double score(Counts sum);

    /// Whether a text is better the lower its score.
    boolean lowerIsBetter();

    /// How good a single sentence is, smoothed where the metric is for whole texts; greater is better whatever the
    /// metric.
    ///
    /// @param counts of one hypothesis
    double sentence(Counts counts);

    /// The counts of each sentence of a text.
    ///
    /// @param hypotheses the sentences to judge
    /// @param references one or several translations of the whole text, each with a sentence for each hypothesis
    /// @throws rondo.basis.InputException if there is nothing to judge or the numbers of sentences differ
    default List<Counts> ofText(List<String> hypotheses, List<List<String>> references) {
        return Comparison.map(
                hypotheses,
                references,
                (sentence, others) -> counts(List.of(sentence), others).getFirst());
    }

    /// What makes a score repeatable, in sacreBLEU's form: `chrF2|nrefs:1|case:mixed|...`.
    ///
    /// @param references how many for each sentence
    default String signature(int references) {
        return name() + "|nrefs:" + references;
    }

    /// The score of a text with its signature, in sacreBLEU's form.
    ///
    /// @param sum of the counts of its sentences
    /// @param references how many for each sentence
    default String line(Counts sum, int references) {
        return signature(references) + " = " + Figures.fixed(score(sum), 1);
    }
}
