// The known name nearest to a mistyped one.
package rondo.basis;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// The known name nearest to a mistyped one, for error messages that offer it.
public final class Nearest {
    private Nearest() {}

    /// The candidate with the smallest edit distance (Levenshtein) to `name`, if it is at most half the name's
    /// length.
    public static Optional<String> to(String name, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt((String c) -> distance(name, c)).thenComparing(c -> c))
                .filter(c -> distance(name, c) <= Math.max(2, name.length() / 2));
    }

    /// The candidate as a remedy: `; did you mean --hidden?`, or nothing if none is near.
    public static String hint(String name, Collection<String> candidates) {
        return to(name, candidates).map(c -> "; did you mean " + c + "?").orElse("");
    }

    /// What stands under a name.
    ///
    /// @param kind what the name is of, for the error
    /// @throws ConfigException if nothing does; the nearest is offered
    public static <T> T named(String kind, String name, Map<String, T> known) {
        return Optional.ofNullable(known.get(name))
                .orElseThrow(() -> new ConfigException(kind + " " + name + ": unknown; expected one of "
                        + known.keySet() + hint(name, known.keySet())));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
