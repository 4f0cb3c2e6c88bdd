// How often things occur, by what they are seen with.
package rondo.bench.pcfg;

import java.util.LinkedHashMap;
import java.util.Map;

/// How often things occur, by what they are seen with, such as tags by word.
///
/// @param <K> with what they are seen
/// @param <V> what is counted
final class Counts<K, V> {
    private final Map<K, Map<V, Integer>> counts = new LinkedHashMap<>();

    void add(K key, V value) {
        counts.computeIfAbsent(key, _ -> new LinkedHashMap<>()).merge(value, 1, Integer::sum);
    }

    /// What was seen with a key, with its counts.
    Map<V, Integer> of(K key) {
        return counts.getOrDefault(key, Map.of());
    }

    /// How often anything was seen with a key.
    int total(K key) {
        return of(key).values().stream().mapToInt(n -> n).sum();
    }

    /// All of it.
    Map<K, Map<V, Integer>> all() {
        return counts;
    }
}
