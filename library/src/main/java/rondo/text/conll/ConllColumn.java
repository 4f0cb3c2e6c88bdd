// Where the labels of a file with a word a line stand.
package rondo.text.conll;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import rondo.basis.ConfigException;

/// Where the labels of CoNLL-U stand: in one of its columns, or under a key in the last one, as `B-PER` in
/// `NER=B-PER|SpaceAfter=No`.
///
/// @param index of the column, from 0
/// @param key in the column; empty for all of it
record ConllColumn(int index, String key) {
    private static final List<String> NAMES =
            List.of("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc");
    private static final List<String> FIXED = NAMES.subList(0, 2);
    private static final int MISC = NAMES.size() - 1;
    private static final String NOTHING = "_";
    private static final String OUTSIDE = "O";

    /// The column of a name: one of the ten, or a key in the last one, in any case.
    ///
    /// @throws ConfigException if no labels can stand there
    static ConllColumn named(String name) {
        if (FIXED.contains(name) || name.isBlank() || name.matches(".*[=|\\s].*")) {
            throw new ConfigException("column: " + name + " cannot hold labels; expected one of "
                    + NAMES.stream().filter(other -> !FIXED.contains(other)).collect(Collectors.joining(", "))
                    + ", or a key of misc such as ner");
        }
        int index = NAMES.indexOf(name);
        return index < 0 ? new ConllColumn(MISC, name) : new ConllColumn(index, "");
    }

    /// The label in a field: `O` if the key is not there.
    String label(String field) {
        return key.isEmpty()
                ? field
                : Arrays.stream(field.split("\\|"))
                        .filter(this::hasKey)
                        .map(part -> part.substring(key.length() + 1))
                        .findFirst()
                        .orElse(OUTSIDE);
    }

    /// A field with another label.
    String with(String field, String label) {
        if (key.isEmpty()) {
            return label;
        }
        String[] parts = field.split("\\|");
        for (int i = 0; i < parts.length; i++) {
            if (hasKey(parts[i])) {
                parts[i] = parts[i].substring(0, key.length() + 1) + label;
                return String.join("|", parts);
            }
        }
        String part = key + "=" + label;
        return field.equals(NOTHING) ? part : field + "|" + part;
    }

    private boolean hasKey(String part) {
        return part.length() > key.length()
                && part.charAt(key.length()) == '='
                && part.regionMatches(true, 0, key, 0, key.length());
    }
}
