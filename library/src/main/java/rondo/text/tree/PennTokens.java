// Parts words and marks as the Penn Treebank does.
package rondo.text.tree;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Parts words and marks of English as the Penn Treebank does, after the rules of its script `tokenizer.sed`
/// (MacIntyre 1995): `It doesn't (yet).` gives `It does n't ( yet ) .`. Quotation marks become two grave accents or
/// two apostrophes. A full stop is parted at the end of the text alone, as it may belong to a word.
public final class PennTokens {
    private static final List<Rule> RULES = List.of(
            new Rule("\u201C|\u201F", " `` "),
            new Rule("\u201D", " '' "),
            new Rule("\u2019", "'"),
            new Rule("^\"|(?<=[\\s(\\[{<])\"", " `` "),
            new Rule("\"", " '' "),
            new Rule("\\.\\.\\.|\u2026|--|\u2014", " $0 "),
            new Rule(",(?!\\d)|(?<!\\d),|[:](?!\\d)|(?<!\\d):|[;@#$%&?!\\[\\](){}<>\u20AC\u00A3]", " $0 "),
            new Rule("(?<![.\\s])(\\.)(?=[\\s)\\]}'`]*$)", " $0 "),
            new Rule("(?<=[^'\\s])('')", " $0 "),
            new Rule("(?i)(?<=\\w)(n't|'(?:s|m|d|ll|re|ve))(?!\\w)", " $0 "),
            new Rule("(?<=\\w)'(?=\\s|$)", " $0 "),
            new Rule("(?i)\\b(can)(not)\\b", "$1 $2"));

    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }

    private PennTokens() {}

    /// The words and marks of a text, none if it has none.
    public static List<String> of(String text) {
        String parted = text;
        for (var rule : RULES) {
            parted = rule.pattern.matcher(parted).replaceAll(rule.replacement);
        }
        return Arrays.stream(parted.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
