// The weights of features.
package rondo.rescore.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rondo.basis.InputException;
import rondo.basis.Shown;

/// The weights of features, by name, as many for each as it has values. Two names are special: `total` is the
/// weight of the list's own total, none if it is not there; `*` that of every value of a feature that is not
/// named, without which such a feature is an error.
///
/// @param values of each name, in their order
public record Weights(Map<String, List<Double>> values) {
    /// The name that stands for all features that are not named.
    public static final String OTHERS = "*";

    private static final int SHOWN = 5;

    public Weights {
        var copy = new LinkedHashMap<String, List<Double>>();
        values.forEach((name, numbers) -> copy.put(name, List.copyOf(numbers)));
        values = Collections.unmodifiableMap(copy);
    }

    /// The weights of a table.
    ///
    /// @param weights one for each column
    public static Weights of(FeatureNames names, double[] weights) {
        var values = new LinkedHashMap<String, List<Double>>();
        names.places().forEach((name, place) -> {
            var numbers = new ArrayList<Double>();
            for (int i = 0; i < names.sizes().getOrDefault(name, 0); i++) {
                numbers.add(weights[place + i]);
            }
            values.put(name, numbers);
        });
        return new Weights(values);
    }

    /// These with another value of a name that has one.
    public Weights with(String name, double value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, List.of(value));
        return new Weights(more);
    }

    /// A weight for each column of a table.
    ///
    /// @throws InputException if features have no weight, which are named, or not as many as values
    public double[] over(FeatureNames names) {
        requireAll(names);
        double[] weights = new double[names.columns()];
        names.places().forEach((name, place) -> {
            int size = names.sizes().getOrDefault(name, 0);
            var numbers = values.getOrDefault(name, List.of());
            if (!numbers.isEmpty() && numbers.size() != size) {
                throw new InputException("weights: " + numbers.size() + " for the feature " + Shown.name(name)
                        + " which has " + Shown.count(size, "value") + "; expected as many; tune on such a list");
            }
            for (int i = 0; i < size; i++) {
                weights[place + i] = numbers.isEmpty()
                        ? values.getOrDefault(OTHERS, List.of(0.0)).getFirst()
                        : numbers.get(i);
            }
        });
        return weights;
    }

    private void requireAll(FeatureNames names) {
        var missing = names.sizes().keySet().stream()
                .filter(name -> !values.containsKey(name))
                .toList();
        if (!missing.isEmpty() && !values.containsKey(OTHERS)) {
            throw new InputException("weights: none for " + named(missing) + "; expected one for each feature of the"
                    + " list; tune on such a list, or give \"*\": 0 to leave other features out");
        }
    }

    /// The weight of the list's own total.
    public double total() {
        return values.getOrDefault(CandidateList.TOTAL, List.of(0.0)).getFirst();
    }

    /// The names of weights for which a table has no feature; empty if there is none.
    public Optional<String> unused(FeatureNames names) {
        var unused = values.keySet().stream()
                .filter(name -> !names.sizes().containsKey(name))
                .filter(name -> !name.equals(OTHERS) && !name.equals(CandidateList.TOTAL))
                .toList();
        return unused.isEmpty() ? Optional.empty() : Optional.of(named(unused));
    }

    private static String named(List<String> names) {
        return names.stream().limit(SHOWN).map(Shown::name).collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? " and " + Shown.number(names.size() - SHOWN) + " more" : "");
    }

    /// A name a line with its weights, as Moses has them: `LM0= 0.5`.
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "= "
                        + entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(" ")) + "\n")
                .collect(Collectors.joining());
    }
}
