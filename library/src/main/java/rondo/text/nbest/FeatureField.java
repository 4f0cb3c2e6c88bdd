// Names with their values, as features and weights are written.
package rondo.text.nbest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import rondo.basis.InputException;
import rondo.basis.Shown;

/// Names with their values, as the features of a line and weights are written: `LM0= -3.2 TM0= -1.2 -0.7`,
/// `lm: -3.2 tm: -1.2 -0.7` or `LM0=-3.2`.
///
/// @param values of each name, in the order in which they are written; a name may be without
/// @param mark what stands between a name and its first value: `= `, `: ` or `=`
public record FeatureField(Map<String, List<Double>> values, String mark) {
    private static final String DEFAULT = "= ";

    /// Reads a field.
    ///
    /// @param place of the line, for errors
    /// @throws InputException if something is neither a name nor a number
    public static FeatureField of(String text, String place) {
        var values = new LinkedHashMap<String, List<Double>>();
        List<Double> current = List.of();
        String name = "";
        String mark = DEFAULT;
        for (var words = new StringTokenizer(text, " \t"); words.hasMoreTokens(); ) {
            String word = words.nextToken();
            int cut = nameEnd(word);
            if (cut > 0) {
                name = word.substring(0, cut);
                current = values.computeIfAbsent(name, _ -> new ArrayList<>());
                mark = word.charAt(cut) + (cut == word.length() - 1 ? " " : "");
                word = word.substring(cut + 1);
            } else if (name.isEmpty()) {
                throw new InputException(place + "features begin with " + Shown.text(word)
                        + "; expected a name before its values, as in LM0= -3.2; let the decoder label its scores");
            }
            if (!word.isEmpty()) {
                current.add(Numbers.parse(word, "feature " + Shown.name(name), place));
            }
        }
        values.replaceAll((_, numbers) -> List.copyOf(numbers));
        return new FeatureField(Collections.unmodifiableMap(values), mark);
    }

    /// Where the name ends with which a word begins; not above 0 if there is none. A name may hold these signs
    /// too.
    private static int nameEnd(String word) {
        return word.endsWith(":") ? word.length() - 1 : word.lastIndexOf('=');
    }

    /// What to write for one more feature.
    String written(String name, double value) {
        return name + mark + Numbers.format(value);
    }

    /// This with one more.
    FeatureField with(String name, double value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, List.of(value));
        return new FeatureField(Collections.unmodifiableMap(more), mark);
    }
}
