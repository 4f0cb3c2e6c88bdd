// The translator to beat: it answers with the translation of the closest sentence that it was given.
package rondo.app.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The translator to beat: it answers with the translation of the closest sentence that it was given. Closest
/// is the one of fewest word edits among the hundred or more that share most words; of equals, the first.
public final class ClosestPair {
    private static final int CANDIDATES = 100;

    private final List<Example> examples;
    private final List<List<String>> sources;
    private final Map<String, List<Integer>> places = new HashMap<>();

    /// @param examples what to answer from; at least one
    /// @throws IllegalArgumentException if there are none
    public ClosestPair(List<Example> examples) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("closest pair: no examples; expected at least one");
        }
        this.examples = List.copyOf(examples);
        this.sources = examples.stream().map(e -> words(e.source())).toList();
        for (int i = 0; i < sources.size(); i++) {
            for (String word : new HashSet<>(sources.get(i))) {
                places.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
            }
        }
    }

    /// The example whose source is closest to a sentence.
    public Example closest(String source) {
        List<String> wanted = words(source);
        int best = candidates(wanted)
                .boxed()
                .min(Comparator.comparingInt(i -> edits(wanted, sources.get(i))))
                .orElseThrow();
        return examples.get(best);
    }

    /// The share of examples whose target is exactly that of the closest one.
    ///
    /// @return in 0 to 1; 0 if there are no examples
    public double exactMatch(List<Example> heldOut) {
        long equal = heldOut.stream()
                .filter(e -> closest(e.source()).target().equals(e.target()))
                .count();
        return heldOut.isEmpty() ? 0 : (double) equal / heldOut.size();
    }

    private IntStream candidates(List<String> wanted) {
        int[] shared = new int[sources.size()];
        for (String word : new HashSet<>(wanted)) {
            places.getOrDefault(word, List.of()).forEach(i -> shared[i]++);
        }
        int[] sharing = new int[wanted.size() + 1];
        for (int words : shared) {
            sharing[words]++;
        }
        int least = wanted.size();
        for (int found = sharing[least]; found < CANDIDATES && least > 0; found += sharing[least]) {
            least--;
        }
        int enough = least;
        return IntStream.range(0, shared.length).filter(i -> shared[i] >= enough);
    }

    private static List<String> words(String source) {
        return List.of(source.split(" ", -1));
    }

    /// How many words are put in, left out or exchanged between two sentences (Levenshtein 1966).
    private static int edits(List<String> a, List<String> b) {
        int[] above = IntStream.rangeClosed(0, b.size()).toArray();
        for (int i = 1; i <= a.size(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = above[j - 1] + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
                row[j] = Math.min(exchanged, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.size()];
    }
}
