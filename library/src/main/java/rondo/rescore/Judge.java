// Gives the hypotheses of lists new features.
package rondo.rescore;

import java.util.List;

/// Gives the hypotheses of n-best lists new features, such as how probable a model finds them.
public interface Judge {
    /// The names of its features, without blanks and bars.
    List<String> names();

    /// The weight of its first feature where nothing is tuned: 1 for a logarithm of a probability.
    default double weight() {
        return 0;
    }

    /// Judges the hypotheses of some sentences.
    ///
    /// @param lists of one sentence each
    /// @return for each list, and in it for each feature, the value of each hypothesis
    /// @throws rondo.basis.InputException if it needs the sources, and one is missing
    List<List<double[]>> judge(List<SourcedList> lists);
}
