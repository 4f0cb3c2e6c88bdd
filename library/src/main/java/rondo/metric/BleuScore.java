// What BLEU gives.
package rondo.metric;

import java.util.List;
import java.util.stream.Collectors;

/// A BLEU score with its parts.
///
/// @param score 0 to 100
/// @param precisions of runs of one to four words, per cent
/// @param brevityPenalty 0 to 1; 1 if the hypotheses are at least as long as the references
/// @param hypothesisLength words in the hypotheses
/// @param referenceLength words in the references nearest in length
/// @param signature what makes the score repeatable: number of references, case, tokenizer, smoothing, version
public record BleuScore(
        double score,
        List<Double> precisions,
        double brevityPenalty,
        long hypothesisLength,
        long referenceLength,
        String signature) {
    /// Copies the precisions.
    public BleuScore {
        precisions = List.copyOf(precisions);
    }

    /// Words in the hypotheses by words in the references; 0 if these are empty.
    public double ratio() {
        return referenceLength == 0 ? 0 : (double) hypothesisLength / referenceLength;
    }

    /// The line that sacreBLEU prints: signature, score, precisions, lengths.
    @Override
    public String toString() {
        return "BLEU|" + signature + " = " + Figures.fixed(score, 1) + " "
                + precisions.stream().map(p -> Figures.fixed(p, 1)).collect(Collectors.joining("/"))
                + " (BP = " + Figures.fixed(brevityPenalty, 3)
                + " ratio = " + Figures.fixed(ratio(), 3)
                + " hyp_len = " + hypothesisLength
                + " ref_len = " + referenceLength + ")";
    }
}
