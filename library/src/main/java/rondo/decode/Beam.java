// The unfinished and the finished outputs of one source.
package rondo.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rondo.text.Vocabulary;

/// The unfinished and the finished outputs of one source during a search. An output that ends leaves the beam,
/// which is narrower by one from then on.
final class Beam {
    /// What rules a search.
    ///
    /// @param width how many outputs are kept at each step
    /// @param nBest how many outputs are given at most
    /// @param alpha strength of the length normalisation
    /// @param attention whether to keep the attention weights of each token
    record Rules(int width, int nBest, double alpha, boolean attention) {}

    private final Rules rules;
    private final int limit;
    private final Comparator<Path> ranking;
    private final List<Path> ended = new ArrayList<>();
    private List<Path> live;
    private List<Path> cut = List.of();

    /// @param limit how long an output may be, `</s>` included
    /// @param scorers of how many scorers the scores are kept
    Beam(Rules rules, int limit, int scorers) {
        this.rules = rules;
        this.limit = limit;
        this.ranking = Comparator.comparingDouble((Path path) -> path.normalized(rules.alpha()))
                .reversed();
        this.live = List.of(new Path(scorers));
    }

    /// The unfinished outputs, best first; none when this source is done.
    List<Path> live() {
        return live;
    }

    /// Continues each unfinished output by one token.
    ///
    /// @param first the row of the prefix in which the first of [#live] stands
    void step(Prefix prefix, int first, Candidates candidates) {
        candidates.clear(rules.width() - ended.size());
        var logProbs = prefix.logProbs();
        for (int i = 0; i < live.size(); i++) {
            candidates.offer(logProbs, first + i, live.get(i).score());
        }
        candidates.sort();
        List<Path> next = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            var before = live.get(candidates.row(i) - first);
            var path = new Path(before, prefix, candidates, i, rules.attention());
            (path.token() == Vocabulary.END ? ended : next).add(path);
        }
        if (candidates.size() == 0) {
            cut(live);
        } else if (!next.isEmpty() && next.getFirst().length() == limit) {
            cut(next);
        } else {
            live = next;
            endEarly();
        }
    }

    /// The best outputs, those that ended before those cut off.
    List<Hypothesis> best() {
        List<Hypothesis> best = new ArrayList<>();
        add(ended, true, best);
        add(cut, false, best);
        return List.copyOf(best);
    }

    private void cut(List<Path> paths) {
        cut = paths;
        live = List.of();
    }

    private void add(List<Path> paths, boolean complete, List<Hypothesis> best) {
        paths.stream()
                .sorted(ranking)
                .limit(rules.nBest() - best.size())
                .map(path -> path.hypothesis(complete, rules.alpha()))
                .forEach(best::add);
    }

    /// Ends when no unfinished output can come among the best any more: no token adds to a score, so the best
    /// of them would at most have its score at the greatest length.
    private void endEarly() {
        if (live.isEmpty() || ended.size() < rules.nBest()) {
            return;
        }
        ended.sort(ranking);
        double worst = ended.get(rules.nBest() - 1).normalized(rules.alpha());
        if (live.getFirst().score() / Math.pow(limit, rules.alpha()) <= worst) {
            live = List.of();
        }
    }
}
