// The arguments of a measurement.
package rondo.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.ConfigException;
import rondo.basis.Nearest;

/// The arguments of a measurement: names, each followed by any number of values.
///
/// @param values by name, without the dashes
record Arguments(Map<String, List<String>> values) {
    /// Reads `--name value value --name value`.
    ///
    /// @param known the names there are, with the values taken where they are not given
    /// @throws ConfigException if a name is unknown
    static Arguments of(String[] words, Map<String, List<String>> known) {
        var values = new LinkedHashMap<>(known);
        var current = new ArrayList<String>();
        for (var word : words) {
            if (!word.startsWith("--")) {
                current.add(word);
                continue;
            }
            var name = word.substring(2);
            if (!known.containsKey(name)) {
                throw new ConfigException("option " + word + ": unknown; expected one of " + known.keySet()
                        + Nearest.hint(name, known.keySet()));
            }
            current = new ArrayList<>();
            values.put(name, current);
        }
        return new Arguments(values);
    }

    /// All values of a name.
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// The one value of a name.
    ///
    /// @throws ConfigException if there is none, or more than one
    String one(String name) {
        var found = all(name);
        if (found.size() != 1) {
            throw new ConfigException("option --" + name + ": " + found.size() + " values; expected one");
        }
        return found.getFirst();
    }

    /// The one value of a name, a number.
    ///
    /// @throws ConfigException if it is none
    double number(String name) {
        try {
            return Double.parseDouble(one(name));
        } catch (NumberFormatException e) {
            throw new ConfigException("option --" + name + ": " + one(name) + "; expected a number", e);
        }
    }
}
