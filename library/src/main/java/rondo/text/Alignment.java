// Which words of a source belong to which words of a target.
package rondo.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which words of a source belong to which words of a target. Written as `0-0 1-2`: source, target, from 0. Words
/// are what white space separates; each Han character is one by itself.
///
/// @param links in the order in which they are written
public record Alignment(List<Link> links) {
    /// A source word and a target word that belong together.
    ///
    /// @param source place of the source word, from 0
    /// @param target place of the target word, from 0
    public record Link(int source, int target) {
        @Override
        public String toString() {
            return source + "-" + target;
        }
    }

    public Alignment {
        links = List.copyOf(links);
    }

    /// Each target word with the source word that has the largest of its attention weights, summed over the tokens
    /// of both; of equal ones the first.
    ///
    /// @param attention a row of weights over the source tokens for each target token
    /// @param source what each source token stands for; those beyond the weights are not looked at
    /// @param target what each target token stands for
    public static Alignment strongest(float[][] attention, List<String> source, List<String> target) {
        var sources = TokenWords.of(source);
        var targets = TokenWords.of(target);
        float[][] sums = new float[targets.count()][sources.count()];
        for (int t = 0; t < attention.length; t++) {
            for (int targetWord : targets.places().get(t)) {
                for (int s = 0; s < attention[t].length; s++) {
                    for (int sourceWord : sources.places().get(s)) {
                        sums[targetWord][sourceWord] += attention[t][s];
                    }
                }
            }
        }
        return strongest(sums);
    }

    private static Alignment strongest(float[][] attention) {
        List<Link> links = new ArrayList<>();
        for (int target = 0; target < attention.length; target++) {
            float[] weights = attention[target];
            int best = 0;
            for (int source = 1; source < weights.length; source++) {
                best = weights[source] > weights[best] ? source : best;
            }
            if (weights.length > 0) {
                links.add(new Link(best, target));
            }
        }
        return new Alignment(links);
    }

    @Override
    public String toString() {
        return links.stream().map(Link::toString).collect(Collectors.joining(" "));
    }
}
