// The label that a sequence gets.
package rondo.label.sequence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The label that a sequence gets.
///
/// @param labels each with its probability, the most probable first; at least one
public record ClassifiedSequence(Map<String, Double> labels) {
    public ClassifiedSequence {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /// The most probable label.
    public String label() {
        return labels.keySet().iterator().next();
    }

    /// The next most probable label; empty if there is only one.
    public Optional<String> next() {
        return labels.keySet().stream().skip(1).findFirst();
    }

    /// The probability of the most probable label.
    public double confidence() {
        return labels.values().iterator().next();
    }
}
