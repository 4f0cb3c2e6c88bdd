// The hypotheses of a sentence with new features and scores.
package rondo.rescore;

import java.util.Arrays;
import java.util.Optional;
import rondo.rescore.feature.CandidateList;
import rondo.rescore.feature.Weights;
import rondo.text.nbest.NBestLine;
import rondo.text.nbest.NBestList;

/// The hypotheses of a sentence with new features and, where there are weights, new scores.
///
/// @param source the sentence; empty if it is not known
/// @param list the hypotheses in the order in which they were read, with the new features at the end of their lines
/// @param candidates the same as a table
public record Rescored(Optional<String> source, NBestList list, CandidateList candidates) {
    /// The hypotheses, the best first, with the sums of their weighted features as totals.
    ///
    /// @throws rondo.basis.InputException if a feature has no weight
    public NBestList sorted(Weights weights) {
        double[] scores = candidates.scores(weights);
        return new NBestList(
                list.sentence(),
                Arrays.stream(CandidateList.order(scores))
                        .mapToObj(place -> list.lines().get(place).withTotal(scores[place]))
                        .toList());
    }

    /// The best hypothesis.
    ///
    /// @throws rondo.basis.InputException if a feature has no weight
    public NBestLine best(Weights weights) {
        return list.lines().get(candidates.best(weights));
    }
}
