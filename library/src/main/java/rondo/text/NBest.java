// A line of an n-best list.
package rondo.text;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A line of an n-best list, one of several translations of a sentence, written as Marian and Moses do:
///
///     0 ||| A dog runs . ||| F0= -1.2 ||| -1.2
///
/// With several scorers the scores are `F0= -1.2 F1= -0.7`; an alignment, where there is one, is a field
/// after the hypothesis.
///
/// @param sentence place of the source sentence, from 0
/// @param hypothesis the translation
/// @param alignment which source words its words belong to
/// @param scores of each scorer, log probabilities
/// @param total by which the list is sorted
public record NBest(
        long sentence, String hypothesis, Optional<Alignment> alignment, List<Double> scores, double total) {
    private static final String SEPARATOR = " ||| ";

    public NBest {
        scores = List.copyOf(scores);
    }

    /// The line, without its end. `|||` inside the hypothesis is written as `&#124;&#124;&#124;`, as Moses
    /// does.
    @Override
    public String toString() {
        String features = IntStream.range(0, scores.size())
                .mapToObj(i -> "F" + i + "= " + number(scores.get(i)))
                .collect(Collectors.joining(" "));
        return sentence
                + SEPARATOR
                + hypothesis.replace("|||", "&#124;&#124;&#124;")
                + alignment.map(a -> SEPARATOR + a).orElse("")
                + SEPARATOR
                + features
                + SEPARATOR
                + number(total);
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new DecimalFormat("0.0#####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value)
                : Double.toString(value);
    }
}
