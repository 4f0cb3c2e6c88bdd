// Judges the n-best lists of other systems by models.
package rondo.rescore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.ConfigException;
import rondo.basis.Workers;
import rondo.decode.forced.TextScorer;
import rondo.rescore.feature.CandidateList;
import rondo.rescore.feature.Weights;
import rondo.rescore.tune.Tuner;
import rondo.rescore.tune.Tuning;
import rondo.text.nbest.NBestList;

/// Judges the n-best lists of other systems by models: gives each hypothesis new features, adds all features up by
/// weights, and so chooses better hypotheses.
///
/// @param judges give the features
/// @param weights of the features of lists and judges
public record Rescorer(List<Judge> judges, Weights weights) {
    /// The beginning of the names of features, as in `Rondo0`.
    public static final String NAME = "Rondo";

    /// Checks the judges.
    ///
    /// @throws ConfigException if two features have the same name
    public Rescorer {
        judges = List.copyOf(judges);
        var names = judges.stream().flatMap(judge -> judge.names().stream()).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new ConfigException("features: " + names + "; expected each name once");
        }
    }

    /// A rescorer by models, whose features are named `Rondo0`, `Rondo1` and so on, and by the number of words,
    /// `RondoLength`. Until it is tuned each model counts alike, and nothing else.
    ///
    /// @param models translators of the direction of the lists, or language models of their language
    public static Rescorer of(TextScorer... models) {
        var judges = new ArrayList<Judge>();
        for (int i = 0; i < models.length; i++) {
            judges.add(new ModelJudge(NAME + i, models[i], List.of()));
        }
        judges.add(new LengthJudge(NAME + "Length"));
        return of(judges);
    }

    /// A rescorer by judges. Until it is tuned each model counts alike, and nothing else.
    public static Rescorer of(List<Judge> judges) {
        var values = new LinkedHashMap<String, List<Double>>();
        values.put(Weights.OTHERS, List.of(0.0));
        judges.forEach(judge -> values.put(judge.names().getFirst(), List.of(judge.weight())));
        return new Rescorer(judges, new Weights(values));
    }

    /// This with other weights.
    public Rescorer weights(Weights other) {
        return new Rescorer(judges, other);
    }

    /// Gives the hypotheses of lists their new features.
    ///
    /// @throws rondo.basis.InputException if a list has one of their names already
    public List<Rescored> judge(List<SourcedList> lists) {
        var found = judges.stream().map(judge -> judge.judge(lists)).toList();
        return IntStream.range(0, lists.size())
                .mapToObj(l -> {
                    var list = lists.get(l).list();
                    for (int j = 0; j < judges.size(); j++) {
                        list = with(list, judges.get(j).names(), found.get(j).get(l));
                    }
                    return new Rescored(lists.get(l).source(), list, CandidateList.of(list));
                })
                .toList();
    }

    private static NBestList with(NBestList list, List<String> names, List<double[]> values) {
        var lines = new ArrayList<>(list.lines());
        for (int f = 0; f < names.size(); f++) {
            for (int i = 0; i < lines.size(); i++) {
                lines.set(i, lines.get(i).with(names.get(f), values.get(f)[i]));
            }
        }
        return new NBestList(list.sentence(), lines);
    }

    /// The lists with new features and totals, the best hypothesis first.
    ///
    /// @throws rondo.basis.InputException if a feature has no weight, or a list has one of the new features already
    public List<NBestList> rescore(List<SourcedList> lists) {
        return judge(lists).stream().map(list -> list.sorted(weights)).toList();
    }

    /// This with weights that make the best hypotheses of lists score best.
    ///
    /// @param references one or several translations of the whole text
    public Rescorer tune(List<SourcedList> lists, List<List<String>> references) {
        return weights(tune(lists, references, Tuner.standard()).weights());
    }

    /// Finds weights and tells how good they are.
    public Tuning tune(List<SourcedList> lists, List<List<String>> references, Tuner tuner) {
        var candidates = judge(lists).stream().map(Rescored::candidates).toList();
        try (var workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            return tuner.tune(candidates, references, workers, _ -> {});
        }
    }
}
