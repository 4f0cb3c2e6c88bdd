// The known name nearest to a mistyped one.
package rondo.basis;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// The known name nearest to a mistyped one, for error messages that offer it.
public final class Nearest {
    private Nearest() {}

    /// The candidate that needs the fewest edits, where two letters that changed places are one (Damerau 1964), if they
    /// are at most a third of the name's length, or one.
    public static Optional<String> to(String name, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt((String c) -> distance(name, c)).thenComparing(c -> c))
                .filter(c -> distance(name, c) <= Math.max(1, name.length() / 3));
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
        int[] before = new int[b.length() + 1]; // the row above the one above
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int[] free = before;
            before = above;
            above = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(above[j - 1] + (same ? 0 : 1), Math.min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
