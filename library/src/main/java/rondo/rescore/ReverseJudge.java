// How probable a model of the other direction finds the source.
package rondo.rescore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rondo.decode.forced.TextScore;
import rondo.decode.forced.TextScorer;

/// How probable a translator of the other direction finds the source, given each hypothesis: log p(source |
/// hypothesis), the noisy channel. It tells when a hypothesis leaves something out.
///
/// @param name of the feature, such as `Rondo2`
/// @param scorer translates from the language of the hypotheses into that of the source; stays the property of the
///     caller
public record ReverseJudge(String name, TextScorer scorer) implements Judge {
    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public double weight() {
        return 1;
    }

    @Override
    public List<List<double[]>> judge(List<SourcedList> lists) {
        var hypotheses = new ArrayList<String>();
        var sources = new ArrayList<List<String>>();
        for (var list : lists) {
            hypotheses.addAll(list.list().texts());
            sources.addAll(Collections.nCopies(list.list().lines().size(), List.of(list.text())));
        }
        var scores = scorer.score(hypotheses, sources).iterator();
        return lists.stream()
                .map(list -> list.list().lines().stream()
                        .mapToDouble(_ -> logProb(scores.next()))
                        .toArray())
                .map(List::of)
                .toList();
    }

    private static double logProb(List<TextScore> scores) {
        return scores.getFirst().logProb();
    }
}
