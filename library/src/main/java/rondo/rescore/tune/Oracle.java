// The best texts that lists have in them, and any.
package rondo.rescore.tune;

import rondo.basis.Rng;
import rondo.rescore.search.TuningSet;

/// The best texts that lists have in them, chosen with an eye on the references, and texts chosen by chance: what
/// a choice by weights lies between.
public final class Oracle {
    private static final int MOST_ROUNDS = 50;
    private static final int DRAWS = 20;

    private Oracle() {}

    /// The row of each list with the best hypothesis on its own; of equal ones the first.
    public static int[] bySentence(TuningSet set) {
        return set.best(set::single);
    }

    /// The rows of a text that gets no better by exchanging any one of them: begun with the best of each
    /// sentence, each list in turn takes the row with which the text is best, until none is exchanged. The best
    /// text of all may be better still, but cannot be found in reasonable time.
    public static int[] ofText(TuningSet set) {
        int[] rows = bySentence(set);
        long[] sum = set.none();
        for (int row : rows) {
            set.add(row, 1, sum);
        }
        double quality = set.quality(sum);
        boolean changed = true;
        for (int round = 0; round < MOST_ROUNDS && changed; round++) {
            changed = false;
            for (int list = 0; list < rows.length; list++) {
                set.add(rows[list], -1, sum);
                for (int row = set.first(list); row < set.end(list); row++) {
                    set.add(row, 1, sum);
                    double other = set.quality(sum);
                    set.add(row, -1, sum);
                    if (other > quality) {
                        quality = other;
                        rows[list] = row;
                        changed = true;
                    }
                }
                set.add(rows[list], 1, sum);
            }
        }
        return rows;
    }

    /// The mean quality of texts of which each sentence is drawn.
    public static double byChance(TuningSet set, long seed) {
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            var rng = Rng.of(seed).at("chance").at(draw);
            int[] rows = new int[set.lists()];
            for (int list = 0; list < rows.length; list++) {
                rows[list] = set.first(list) + rng.below(list, set.end(list) - set.first(list));
            }
            sum += set.quality(rows);
        }
        return sum / DRAWS;
    }
}
