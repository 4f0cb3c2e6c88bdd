// Which weight and bonus of a language model read best.
package rondo.ink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import rondo.basis.ConfigException;
import rondo.decode.ctc.language.LanguageFusion;
import rondo.metric.ErrorRate;

/// Which weight and bonus of a language model read samples best, of all that were tried. The samples should be those
/// that are kept aside for such choices: on them the best looks a little better than it is.
///
/// @param trials for each weight in turn, all bonuses; one at least
public record InkTuning(List<Trial> trials) {
    /// A weight and a bonus, and how well samples were read with them.
    ///
    /// @param weight of the log-probabilities of the language model
    /// @param bonus for each character or word that it has judged
    /// @param characters the character error rate
    /// @param words the word error rate
    public record Trial(double weight, double bonus, ErrorRate characters, ErrorRate words) {}

    /// What is tried: every weight with every bonus.
    ///
    /// @param weights one at least, 0 or more each
    /// @param bonuses one at least
    public record Grid(List<Double> weights, List<Double> bonuses) {
        /// @throws ConfigException if there is none, or a number is out of range
        public Grid {
            weights = List.copyOf(weights);
            bonuses = List.copyOf(bonuses);
            if (weights.isEmpty() || bonuses.isEmpty()) {
                throw new ConfigException("tuning: " + weights.size() + " weights and " + bonuses.size()
                        + " bonuses; expected one of each at least; 0.5 and 0 for a start");
            }
            for (double weight : weights) {
                for (double bonus : bonuses) {
                    LanguageFusion.requireSound(weight, bonus);
                }
            }
        }

        /// Weights from 0, which leaves the model out, to 1; bonuses from 0 to 4.
        public static Grid standard() {
            return new Grid(List.of(0.0, 0.25, 0.5, 0.75, 1.0), List.of(0.0, 0.5, 1.0, 2.0, 4.0));
        }

        /// The same with other weights.
        public Grid weights(List<Double> others) {
            return new Grid(others, bonuses);
        }

        /// The same with other bonuses.
        public Grid bonuses(List<Double> others) {
            return new Grid(weights, others);
        }

        /// How many pairs there are.
        public int size() {
            return weights.size() * bonuses.size();
        }

        /// A search with its language model, for each pair.
        ///
        /// @throws ConfigException if it has none
        List<InkSearch> searches(InkSearch search) {
            var language = search.language()
                    .orElseThrow(() -> new ConfigException("tuning: a search without a language model; expected one"
                            + " with the model whose weight and bonus are to be found"));
            var searches = new ArrayList<InkSearch>();
            for (double weight : weights) {
                for (double bonus : bonuses) {
                    searches.add(search.language(language.counting(weight, bonus)));
                }
            }
            return searches;
        }
    }

    /// Judges what was read.
    ///
    /// @param searches as [Grid#searches] gives them
    /// @param texts the answers of each
    static InkTuning of(List<InkSearch> searches, List<List<String>> texts, List<String> truth) {
        var trials = new ArrayList<Trial>();
        for (int i = 0; i < searches.size(); i++) {
            var language = searches.get(i).language().orElseThrow();
            trials.add(new Trial(
                    language.weight(),
                    language.bonus(),
                    ErrorRate.characters(texts.get(i), truth),
                    ErrorRate.words(texts.get(i), truth)));
        }
        return new InkTuning(List.copyOf(trials));
    }

    /// That with the fewest wrong characters; of equal ones that with the fewest wrong words, of those the first.
    public Trial best() {
        return trials.stream()
                .min(Comparator.<Trial>comparingLong(trial -> trial.characters().errors())
                        .thenComparingLong(trial -> trial.words().errors()))
                .orElseThrow();
    }

    /// A table with a line for each trial.
    @Override
    public String toString() {
        var table = new StringBuilder("weight  bonus      CER      WER");
        for (var trial : trials) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%6s %6s %8s %8s",
                    trial.weight(),
                    trial.bonus(),
                    trial.characters(),
                    trial.words()));
        }
        return table.toString();
    }
}
