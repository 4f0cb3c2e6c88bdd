// The label that a sequence gets.
package rondo.label.sequence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /// Its probability.
    public double confidence() {
        return labels.values().iterator().next();
    }
}
