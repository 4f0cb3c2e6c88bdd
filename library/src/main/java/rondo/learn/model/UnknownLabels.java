// Labels of examples that are not known from training.
package rondo.learn.model;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rondo.basis.Shown;
import rondo.text.NameList;

/// Labels of examples that are not known from training, to be said once for all.
public final class UnknownLabels {
    private static final int NAMED = 3; // that a warning names

    private final NameList known;
    private final Set<String> unknown = new TreeSet<>();

    /// @param known from training; if there are none, labels are not asked for
    public UnknownLabels(NameList known) {
        this.known = known;
    }

    /// Takes a note of the label of an example, if it is not known; an empty one is none.
    public void add(String label) {
        if (known.size() > 0 && !label.isEmpty() && known.number(label) < 0) {
            unknown.add(label);
        }
    }

    /// What is to be said of them, if there are any.
    ///
    /// @param examples that were looked at, such as `dev trees`
    /// @param consequence such as `nodes that have them do not count`
    public Optional<String> warning(String examples, String consequence) {
        String first = unknown.stream().limit(NAMED).map(Shown::text).collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(examples + ": " + unknown.size() + " labels are not known from training (" + first
                        + (unknown.size() > NAMED ? ", ..." : "") + "); " + consequence);
    }
}
