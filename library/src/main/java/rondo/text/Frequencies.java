// How often each piece stands in a text.
package rondo.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// How often each piece stands in a text.
final class Frequencies {
    private final Map<String, Long> counts = new HashMap<>();

    void add(String piece, long count) {
        counts.merge(piece, count, Long::sum);
    }

    void forEach(BiConsumer<String, Long> action) {
        counts.forEach(action);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /// The pieces that stand there at least `least` times, the most frequent first, equally frequent ones in
    /// the order of [String#compareTo]; at most `limit`.
    List<String> mostFrequent(long least, int limit) {
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= least)
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }
}
