// Scores of texts chosen from lists.
package rondo.rescore.tune;

import rondo.rescore.search.TuningSet;

/// Scores of texts chosen from lists.
///
/// @param list by the totals of the list
/// @param chosen by weights
/// @param chance by chance, the mean of several texts
/// @param oracleOfSentences the best hypothesis of each sentence by itself
/// @param oracleOfText a text that no exchange of one sentence makes better
public record Scores(double list, double chosen, double chance, double oracleOfSentences, double oracleOfText) {
    /// The scores of lists.
    ///
    /// @param chosen the row of each list
    /// @param seed of choices by chance
    public static Scores of(TuningSet set, int[] chosen, long seed) {
        return new Scores(
                set.score(set.best(set::total)),
                set.score(chosen),
                set.score(Oracle.byChance(set, seed)),
                set.score(Oracle.bySentence(set)),
                set.score(Oracle.ofText(set)));
    }

    /// How much of what can be won by a better choice is won; of the best choices sentence by sentence.
    public double shareOfOracle() {
        return (chosen - list) / (oracleOfSentences - list);
    }
}
