// The most probable outputs, found by keeping a few at each step.
package rondo.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import rondo.basis.ConfigException;
import rondo.basis.ShapeException;

/// The most probable outputs, found by keeping the best few at each step; a beam of 1 is greedy search. Outputs
/// are ranked by their score divided by length^alpha, where the length counts `</s>`: with alpha 1 the mean
/// log-probability of a token (Wu et al. 2016, section 7, without their constant). An output that ends leaves
/// the beam, which is narrower by one from then on; a source is done when all of its beam has ended, when no
/// unfinished output can come among the n best any more, or at the greatest length, where unfinished ones are
/// cut off and come after all that ended.
///
/// All unfinished outputs of all sources advance in one step of the scorer, and sources that are done leave the
/// batch. Equal scores are ordered by row, then by token, so that the result is always the same.
///
/// @param beam how many outputs are kept at each step, 1 to 10000; raised to n-best where that is larger
/// @param nBest how many outputs are given at most for each source
/// @param alpha strength of the length normalisation, at least 0; 0 for none
/// @param factor the greatest length is factor times the length of the source plus `constant`
/// @param constant added to the greatest length, at least 1
/// @param attention whether to keep the attention weights of each token
public record BeamSearch(int beam, int nBest, double alpha, double factor, int constant, boolean attention) {
    private static final int WIDEST = 10_000;

    /// @throws ConfigException if a number is out of range
    public BeamSearch {
        require(beam >= 1 && beam <= WIDEST, "beam", beam, "1 to " + WIDEST);
        require(nBest >= 1 && nBest <= WIDEST, "n-best", nBest, "1 to " + WIDEST);
        require(alpha >= 0 && alpha <= 100, "length normalisation", alpha, "0 to 100; 1 ranks by the mean");
        require(factor >= 0 && factor <= 1e6, "maximal length factor", factor, "0 to 1000000; 3 is usual");
        require(constant >= 1, "maximal length constant", constant, "at least 1");
    }

    /// The most probable token at each step.
    public static BeamSearch greedy() {
        return of(1);
    }

    /// A beam with length normalisation 1 and outputs of at most three times the source and ten more.
    public static BeamSearch of(int beam) {
        return new BeamSearch(beam, 1, 1, 3, 10, false);
    }

    /// The same with several outputs for each source.
    public BeamSearch nBest(int outputs) {
        return new BeamSearch(beam, outputs, alpha, factor, constant, attention);
    }

    /// The same with another length normalisation.
    public BeamSearch alpha(double strength) {
        return new BeamSearch(beam, nBest, strength, factor, constant, attention);
    }

    /// The same with another greatest length.
    public BeamSearch longest(double times, int more) {
        return new BeamSearch(beam, nBest, alpha, times, more, attention);
    }

    /// The same with or without attention weights.
    public BeamSearch attention(boolean kept) {
        return new BeamSearch(beam, nBest, alpha, factor, constant, kept);
    }

    /// Searches the best outputs for a batch of sources.
    ///
    /// @param length the number of tokens of a source, for the greatest length of its outputs
    /// @return for each source its outputs, best first; at least one and at most n-best
    public <S> List<List<Hypothesis>> search(Scorer<S> scorer, List<S> sources, ToIntFunction<S> length) {
        if (sources.isEmpty()) {
            return List.of();
        }
        try (var prefix = scorer.start(sources)) {
            if (prefix.rows() != sources.size()) {
                throw new ShapeException("scorer: started with " + prefix.rows() + " rows; expected one for each of "
                        + sources.size() + " sources");
            }
            int scorers = prefix.parts().size();
            var rules = new Beam.Rules(Math.max(beam, nBest), nBest, alpha, attention);
            var beams = sources.stream()
                    .map(source -> new Beam(rules, limit(length.applyAsInt(source)), scorers))
                    .toList();
            run(prefix, beams);
            return beams.stream().map(Beam::best).toList();
        }
    }

    private int limit(int sourceLength) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(factor * sourceLength) + constant);
    }

    private static void run(Prefix prefix, List<Beam> beams) {
        var candidates = new Candidates();
        var live = beams;
        while (true) {
            int row = 0;
            for (var beam : live) {
                int rows = beam.live().size();
                beam.step(prefix, row, candidates);
                row += rows;
            }
            live = live.stream().filter(beam -> !beam.live().isEmpty()).toList();
            if (live.isEmpty()) {
                return;
            }
            advance(prefix, live);
        }
    }

    private static void advance(Prefix prefix, List<Beam> live) {
        List<Path> paths = new ArrayList<>();
        live.forEach(beam -> paths.addAll(beam.live()));
        int[] rows = new int[paths.size()];
        int[] tokens = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = paths.get(i).row();
            tokens[i] = paths.get(i).token();
        }
        prefix.advance(rows, tokens);
    }

    private static void require(boolean holds, String what, Object found, String expected) {
        if (!holds) {
            throw new ConfigException(what + ": " + found + "; expected " + expected);
        }
    }
}
