// What judges the outputs of translators beside themselves.
package rondo.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import rondo.basis.ConfigException;
import rondo.decode.Ensemble;
import rondo.decode.Scorer;

/// What judges the outputs of translators beside themselves, such as a language model.
///
/// @param list each with its weight
record Judges(List<Judge> list) {
    static final Judges NONE = new Judges(List.of());

    /// @param scorer of target tokens
    /// @param weight of its log-probabilities, where those of the translators have 1 together
    record Judge(Scorer<int[]> scorer, double weight) {}

    /// These and one more.
    ///
    /// @throws ConfigException if the weight is negative or no number
    Judges and(Scorer<int[]> scorer, double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new ConfigException("weight: " + weight + "; expected 0 or more; 0.2 suits many language models");
        }
        return new Judges(Stream.concat(list.stream(), Stream.of(new Judge(scorer, weight)))
                .toList());
    }

    /// Translators and these as one scorer.
    ///
    /// @param models at least one
    Scorer<int[]> with(List<TranslationModel> models) {
        var scorers = new ArrayList<Scorer<int[]>>();
        models.forEach(model -> scorers.add(model.scorer()));
        list.forEach(judge -> scorers.add(judge.scorer()));
        double[] weights = DoubleStream.concat(
                        models.stream().mapToDouble(_ -> 1.0 / models.size()),
                        list.stream().mapToDouble(Judge::weight))
                .toArray();
        return scorers.size() == 1 ? scorers.getFirst() : Ensemble.of(scorers, weights);
    }
}
