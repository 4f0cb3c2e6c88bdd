// Lists for tests, fixed by a seed.
package rondo.rescore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import rondo.basis.Rng;
import rondo.rescore.feature.CandidateList;
import rondo.text.nbest.NBestLine;
import rondo.text.nbest.NBestList;

/// Lists for tests, fixed by a seed: sentences of few words, and hypotheses in which some are exchanged or left
/// out.
///
/// @param lists of each sentence
/// @param references one of each sentence
public record MadeUpLists(List<CandidateList> lists, List<String> references) {
    private static final int WORDS = 12;

    /// Lists with features that tell something of how many words are right.
    ///
    /// @param shape sentences, hypotheses of each, features
    /// @param total of the features
    public static MadeUpLists of(long seed, int[] shape, ToDoubleBiFunction<List<Double>, Rng> total) {
        var lists = new ArrayList<CandidateList>();
        var references = new ArrayList<String>();
        for (int sentence = 0; sentence < shape[0]; sentence++) {
            var rng = Rng.of(seed).at(sentence);
            var words = new ArrayList<String>();
            for (int i = 0; i < WORDS; i++) {
                words.add("w" + rng.below(i, 30));
            }
            references.add(String.join(" ", words));
            var lines = new ArrayList<NBestLine>();
            for (int i = 0; i < shape[1]; i++) {
                lines.add(line(sentence, words, shape[2], total, rng.at(i)));
            }
            lists.add(CandidateList.of(new NBestList(sentence, lines)));
        }
        return new MadeUpLists(lists, references);
    }

    /// The same, the total being the first feature alone.
    public static MadeUpLists of(long seed, int... shape) {
        return of(seed, shape, (features, _) -> features.getFirst());
    }

    private static NBestLine line(
            int sentence, List<String> words, int features, ToDoubleBiFunction<List<Double>, Rng> total, Rng rng) {
        var text = new ArrayList<String>();
        int right = 0;
        double share = rng.uniformDouble(-1);
        for (int i = 0; i < words.size(); i++) {
            boolean kept = rng.uniformDouble(i) < share;
            right += kept ? 1 : 0;
            if (kept || rng.below(100 + i, 3) > 0) {
                text.add(kept ? words.get(i) : "x" + rng.below(200 + i, 30));
            }
        }
        var scores = new ArrayList<Double>();
        for (int feature = 0; feature < features; feature++) {
            double known = right * (feature % 3 - 1) / 2.0;
            scores.add(Math.pow(10, feature % 4) * (known + 3 * rng.gaussian(300L + feature)));
        }
        return NBestLine.of(
                sentence, String.join(" ", text), Optional.empty(), scores, total.applyAsDouble(scores, rng));
    }
}
