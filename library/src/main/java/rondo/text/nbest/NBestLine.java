// A line of an n-best list.
package rondo.text.nbest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.text.Alignment;

/// A line of an n-best list: one of several hypotheses of a sentence, in the form of Moses, Marian and others,
///
///     0 ||| a dog runs . ||| LM0= -3.2 TranslationModel0= -1.2 -0.7 ||| -1.2
///     0||| a dog runs .  ||| d: 0 -1.5 lm: -3.2 w: -4 ||| -1.2
///     0 ||| a dog runs . ||| 0-0 1-1 2-2 ||| F0= -1.2 ||| -0.3
///
/// The total is the first number that stands alone in a field, the fourth or later; the features are the field
/// before it, and other fields may stand between the hypothesis and them, and after the total. A line stays as it
/// was read but for what is added, blanks and its end included.
public final class NBestLine {
    private static final String SEPARATOR = " ||| ";
    private static final int FEWEST_FIELDS = 4;
    private static final int MOST_DIGITS = 18;

    private final Fields fields;
    private final long sentence;
    private final int totalField; // the features stand in the field before
    private final FeatureField features;
    private final double total;

    private NBestLine(Fields fields, long sentence, int totalField, FeatureField features, double total) {
        this.fields = fields;
        this.sentence = sentence;
        this.totalField = totalField;
        this.features = features;
        this.total = total;
    }

    /// Reads a line.
    ///
    /// @param line with its end, if it has one
    /// @param place of the line, for errors: `dev.nbest:12: `
    /// @throws InputException if a field is missing, or a number is none or not finite
    public static NBestLine parse(String line, String place) {
        var fields = Fields.of(line);
        if (fields.size() < FEWEST_FIELDS) {
            throw new InputException(place + Shown.count(fields.size(), "field")
                    + "; expected at least 4 with ||| between: sentence, hypothesis, features, total");
        }
        int totalField = FEWEST_FIELDS - 1;
        while (totalField < fields.size() && !Numbers.is(fields.text(totalField))) {
            totalField++;
        }
        int field = totalField == fields.size() ? FEWEST_FIELDS - 1 : totalField; // parsed for its error if it is none
        return new NBestLine(
                fields,
                sentence(fields.text(0), place),
                field,
                FeatureField.of(fields.text(field - 1), place),
                Numbers.parse(fields.text(field), "the total", place));
    }

    /// A line as Marian writes it; with several scorers the scores are `F0= -1.2 F1= -0.7`. `|||` inside the
    /// hypothesis is written as `&#124;&#124;&#124;`, as Moses does.
    ///
    /// @param sentence place of the source sentence, from 0
    /// @param hypothesis the translation
    /// @param alignment which source words its words belong to: a field after the hypothesis
    /// @param scores of each scorer, log probabilities
    /// @param total by which the list is sorted
    public static NBestLine of(
            long sentence, String hypothesis, Optional<Alignment> alignment, List<Double> scores, double total) {
        var features = new FeatureField(Map.of(), "= ");
        for (int i = 0; i < scores.size(); i++) {
            features = features.with("F" + i, scores.get(i));
        }
        String line = sentence
                + SEPARATOR
                + hypothesis.replace("|||", "&#124;&#124;&#124;")
                + alignment.map(a -> SEPARATOR + a).orElse("")
                + SEPARATOR
                + IntStream.range(0, scores.size())
                        .mapToObj(i -> "F" + i + "= " + Numbers.format(scores.get(i)))
                        .collect(Collectors.joining(" "))
                + SEPARATOR
                + Numbers.format(total);
        return new NBestLine(Fields.of(line), sentence, alignment.isPresent() ? 4 : 3, features, total);
    }

    private static long sentence(String text, String place) {
        boolean number =
                !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            throw new InputException(place + "the sentence is " + Shown.text(text)
                    + "; expected its number, from 0, before the first |||; is this an n-best list?");
        }
        return Long.parseLong(text);
    }

    /// The place of the source sentence, from 0.
    public long sentence() {
        return sentence;
    }

    /// The hypothesis: without blanks around it, and with the bars that the form of the list does not allow,
    /// `&#124;` and in older lists `&bar;`, as what they stand for. Other escapes belong to the system's own way
    /// to cut words and are left alone.
    public String text() {
        String text = fields.text(1);
        return text.indexOf('&') < 0 ? text : text.replace("&#124;", "|").replace("&bar;", "|");
    }

    /// The values of each feature by its name, in the order of the line. A name may be without a value.
    public Map<String, List<Double>> features() {
        return features.values();
    }

    /// The score of the hypothesis, by which the list is sorted.
    public double total() {
        return total;
    }

    /// This line with one more feature at the end of the others, in their style (`name= value`, `name: value`,
    /// `name=value`); all else is left as it is.
    ///
    /// @param name without blanks and bars
    /// @throws ConfigException if that is no name
    /// @throws InputException if the line has such a feature
    public NBestLine with(String name, double value) {
        if (name.isEmpty() || !name.matches("[^\\s|=:]+")) {
            throw new ConfigException(
                    "feature " + Shown.name(name) + ": expected a name without blanks, bars, colons and equals signs");
        }
        if (features.values().containsKey(name)) {
            throw new InputException("feature " + Shown.name(name) + ": the list has one of this name;"
                    + " expected a new one; choose another name");
        }
        int place = fields.inner(totalField - 1).to();
        String added = features.written(name, value);
        String before = fields.line().substring(0, place);
        String after = fields.line().substring(place);
        String line = before + blankUnless(endsBlank(before)) + added + blankUnless(beginsBlank(after)) + after;
        return new NBestLine(Fields.of(line), sentence, totalField, features.with(name, value), total);
    }

    /// This line with another total; all else is left as it is.
    public NBestLine withTotal(double other) {
        var place = fields.inner(totalField);
        String line = fields.line().substring(0, place.from())
                + Numbers.format(other)
                + fields.line().substring(place.to());
        return new NBestLine(Fields.of(line), sentence, totalField, features, other);
    }

    private static boolean endsBlank(String text) {
        return Fields.isBlank(text.charAt(text.length() - 1));
    }

    private static boolean beginsBlank(String text) {
        return Fields.isBlank(text.charAt(0)); // there is the total after it
    }

    private static String blankUnless(boolean blank) {
        return blank ? "" : " ";
    }

    /// The line as it was read, with its end if it had one.
    public String whole() {
        return fields.line();
    }

    /// The line without its end.
    @Override
    public String toString() {
        return fields.line().substring(0, fields.end());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NBestLine line && fields.line().equals(line.fields.line());
    }

    @Override
    public int hashCode() {
        return fields.line().hashCode();
    }
}
