// Finds the weights of features on lists with references.
package rondo.rescore.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.basis.Shown;
import rondo.basis.Workers;
import rondo.metric.BleuTokenizer;
import rondo.metric.Bootstrap;
import rondo.metric.Significance;
import rondo.metric.TextMetric;
import rondo.metric.TextMetrics;
import rondo.rescore.feature.CandidateList;
import rondo.rescore.feature.Weights;
import rondo.rescore.search.Mert;
import rondo.rescore.search.OwnWeights;
import rondo.rescore.search.TuningSet;
import rondo.rescore.search.WeightSearch;

/// Finds the weights of features with which the best hypotheses of lists score best against references. The
/// search begins with the list's own weights, found again from its totals; where the totals are no weighted sum
/// of the features, they become a feature themselves, named `total`. The same lists, references and seed give the
/// same weights at any number of threads.
///
/// @param metric what to make good
/// @param search how to find weights
/// @param folds of the cross-validation, 0 to leave it out
/// @param seed of what is random
public record Tuner(TextMetric metric, WeightSearch search, int folds, long seed) {
    /// Checks the number of folds.
    ///
    /// @throws ConfigException if it is 1 or negative
    public Tuner {
        if (folds < 0 || folds == 1) {
            throw new ConfigException("folds: " + folds + "; expected at least 2, or 0 to leave them out");
        }
    }

    /// BLEU, minimum error rate training, five folds.
    public static Tuner standard() {
        return new Tuner(TextMetrics.bleu(BleuTokenizer.V13A), Mert.standard(1), 5, 1);
    }

    /// Finds weights and judges them.
    ///
    /// @param lists each with at least one candidate, sentences rising
    /// @param references one or several of the whole text
    /// @param workers for the searches
    /// @param progress is told after each fold
    /// @throws InputException if references are not as long as the lists say, there are fewer lists than folds,
    ///     or a feature has not as many values everywhere
    public Tuning tune(
            List<CandidateList> lists, List<List<String>> references, Workers workers, Consumer<Fold> progress) {
        if (lists.size() < folds) {
            throw new InputException("folds: " + folds + " of " + Shown.count(lists.size(), "list")
                    + "; expected at least as many lists; take fewer folds, or 0 to leave them out");
        }
        var set = TuningSet.of(lists, references, metric, workers);
        var own = OwnWeights.of(set);
        var all = own.isPresent() ? set : set.withTotals();
        double[] start = own.orElseGet(() -> lastAlone(all.columns()));
        double[] tuned = search.search(all, start, workers);
        var validation =
                folds == 0 ? Optional.<CrossValidation>empty() : Optional.of(validate(all, start, workers, progress));
        return new Tuning(
                metric,
                search.name(),
                weights(all, tuned, lists),
                new Tuning.Extent(set.lists(), set.candidates(), references.size(), own.isPresent()),
                Scores.of(all, all.best(tuned), seed),
                Bootstrap.standard().interval(set.counts(set.best(set::total)), metric::score),
                validation);
    }

    private static double[] lastAlone(int columns) {
        double[] weights = new double[columns];
        weights[columns - 1] = 1;
        return weights;
    }

    /// Sparse features of other texts count nothing.
    private static Weights weights(TuningSet set, double[] tuned, List<CandidateList> lists) {
        var weights = Weights.of(set.names(), tuned);
        int names = (int) set.names().sizes().keySet().stream()
                .filter(name -> !name.equals(CandidateList.TOTAL))
                .count();
        boolean sparse = lists.stream()
                .anyMatch(list -> list.sparse() || list.names().sizes().size() < names);
        return sparse ? weights.with(Weights.OTHERS, 0) : weights;
    }

    /// Each fold of the lists is judged with weights that were found on the others.
    private CrossValidation validate(TuningSet set, double[] start, Workers workers, Consumer<Fold> progress) {
        int[] order = Rng.of(seed).at("folds").permutation(set.lists());
        int[] before = set.best(set::total);
        int[] rows = new int[set.lists()];
        for (int fold = 0; fold < folds; fold++) {
            int[] held = places(order, fold, true);
            double[] weights = search.search(set.part(places(order, fold, false)), start, workers);
            int[] chosen = set.part(held).best(weights);
            for (int i = 0; i < held.length; i++) {
                rows[held[i]] = chosen[i];
            }
            double own = set.score(Arrays.stream(held).map(i -> before[i]).toArray());
            progress.accept(new Fold(fold + 1, folds, own, set.score(chosen)));
        }
        var counts = set.counts(rows);
        return new CrossValidation(
                folds,
                set.score(rows),
                Bootstrap.standard().interval(counts, metric::score),
                Significance.of(set.counts(before), counts, metric::score));
    }

    private int[] places(int[] order, int fold, boolean held) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < order.length; i++) {
            if ((i % folds == fold) == held) {
                places.add(order[i]);
            }
        }
        return places.stream().mapToInt(place -> place).sorted().toArray();
    }
}
