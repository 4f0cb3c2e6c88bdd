// Reads a parameter file of EVALB.
package rondo.app.tree;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Nearest;
import rondo.basis.Shown;
import rondo.metric.tree.BracketRules;
import rondo.metric.tree.BracketRules.Pair;

/// Reads a parameter file of EVALB: a name and its values in a line, comments behind `#`. What EVALB prints for
/// debugging and when it gives up (`DEBUG`, `MAX_ERROR`) is passed over.
final class RulesFile {
    private static final List<String> NAMES = List.of(
            "DELETE_LABEL",
            "DELETE_LABEL_FOR_LENGTH",
            "EQ_LABEL",
            "EQ_WORD",
            "LABELED",
            "CUTOFF_LEN",
            "DEBUG",
            "MAX_ERROR");

    private final Set<String> deleted = new HashSet<>();
    private final Set<String> uncounted = new HashSet<>();
    private final Set<Pair> equalLabels = new HashSet<>();
    private final Set<Pair> equalWords = new HashSet<>();
    private boolean labelled = true;
    private Optional<Integer> cutoff = Optional.empty();

    /// The rules of a file.
    ///
    /// @throws InputException if it is not there or is no parameter file
    static RulesFile read(Path file) {
        var rules = new RulesFile();
        try (var lines = Lines.of(file)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                var text = line.get().strip();
                if (!text.isEmpty() && text.charAt(0) != '#') {
                    rules.add(text, lines.place());
                }
            }
        }
        return rules;
    }

    BracketRules rules() {
        return new BracketRules(deleted, uncounted, equalLabels, equalWords, labelled);
    }

    /// The longest sentence of the second column of figures.
    Optional<Integer> cutoff() {
        return cutoff;
    }

    private void add(String line, String place) {
        var fields = Arrays.asList(line.split("\\s+"));
        String name = fields.getFirst();
        if (!NAMES.contains(name)) {
            throw new InputException(
                    place + Shown.text(name) + "; expected a parameter of EVALB" + Nearest.hint(name, NAMES));
        }
        int values = name.startsWith("EQ_") ? 2 : 1;
        if (fields.size() != 1 + values) {
            throw new InputException(place + (fields.size() - 1) + " values of " + name + "; expected " + values
                    + "; separate them by blanks");
        }
        String value = fields.get(1);
        switch (name) {
            case "DELETE_LABEL" -> deleted.add(value);
            case "DELETE_LABEL_FOR_LENGTH" -> uncounted.add(value);
            case "EQ_LABEL" -> equalLabels.add(new Pair(value, fields.get(2)));
            case "EQ_WORD" -> equalWords.add(new Pair(value, fields.get(2)));
            case "LABELED" -> labelled = number(value, place) != 0;
            case "CUTOFF_LEN" -> cutoff = Optional.of(number(value, place));
            default -> number(value, place);
        }
    }

    private static int number(String value, String place) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new InputException(place + Shown.text(value) + "; expected a whole number", e);
        }
    }
}
