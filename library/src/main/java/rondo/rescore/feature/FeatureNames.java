// The names of features, with how many values each has.
package rondo.rescore.feature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import rondo.basis.InputException;
import rondo.basis.Shown;

/// The names of features, with how many values each has; the values of all, one after the other, are the columns
/// of a table.
///
/// @param sizes how many values each name has, at least 1, in the order of the columns
public record FeatureNames(Map<String, Integer> sizes) {
    public FeatureNames {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    /// No features.
    public static FeatureNames none() {
        return new FeatureNames(Map.of());
    }

    /// How many columns there are.
    public int columns() {
        return sizes.values().stream().mapToInt(size -> size).sum();
    }

    /// The first column of each name.
    public Map<String, Integer> places() {
        var places = new LinkedHashMap<String, Integer>();
        int place = 0;
        for (var name : sizes.entrySet()) {
            places.put(name.getKey(), place);
            place += name.getValue();
        }
        return places;
    }

    /// These and one more at the end, or these if it is among them.
    ///
    /// @throws InputException if it is with another number of values
    public FeatureNames with(String name, int size) {
        return with(Map.of(name, size));
    }

    /// These and others at the end.
    ///
    /// @throws InputException if one is there with another number of values
    public FeatureNames with(FeatureNames others) {
        return with(others.sizes);
    }

    private FeatureNames with(Map<String, Integer> others) {
        if (sizes.entrySet().containsAll(others.entrySet())) {
            return this;
        }
        var all = new LinkedHashMap<>(sizes);
        others.forEach((name, size) -> {
            int known = all.computeIfAbsent(name, _ -> size);
            if (known != size) {
                throw new InputException("feature " + Shown.name(name) + ": " + Shown.count(known, "value")
                        + " here and " + size + " there; expected as many on every line");
            }
        });
        return new FeatureNames(all);
    }
}
