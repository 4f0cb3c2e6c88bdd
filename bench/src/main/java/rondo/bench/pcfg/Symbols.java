// The symbols of a grammar by number.
package rondo.bench.pcfg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The symbols of a grammar by number: labels of nodes, and tags, which may have the same names.
final class Symbols {
    private static final String TAG = "tag ";

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /// The number of a label.
    int label(String name) {
        return numbers.computeIfAbsent(name, _ -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    /// The number of a tag.
    int tag(String name) {
        return label(TAG + name);
    }

    /// A label or tag.
    String name(int number) {
        var name = names.get(number);
        return name.startsWith(TAG) ? name.substring(TAG.length()) : name;
    }

    /// How many there are.
    int size() {
        return names.size();
    }
}
