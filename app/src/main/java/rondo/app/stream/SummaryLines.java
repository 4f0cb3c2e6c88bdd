// Lines that tell what is in a file.
package rondo.app.stream;

import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import rondo.basis.Shown;

/// Lines that tell what is in a file: a name, then figures.
public final class SummaryLines {
    private static final int SHOWN = 12; // of those that are counted
    private static final int LONGEST = 24; // characters of one

    private SummaryLines() {}

    /// A name and what is to say of it.
    public static String row(String name, String value) {
        return String.format(Locale.ROOT, "%-9s%s\n", name, value);
    }

    /// The least, the greatest and the mean.
    public static String range(String name, DoubleSummaryStatistics figure) {
        return row(name, text(figure));
    }

    /// The least, the greatest, the mean and all together.
    public static String counts(String name, DoubleSummaryStatistics figure) {
        return row(name, text(figure) + String.format(Locale.ROOT, ", together %,.0f", figure.getSum()));
    }

    /// How many different ones there are, and the most frequent ones.
    public static String frequencies(Map<String, Long> counts) {
        var shown = ordered(counts).stream()
                .limit(SHOWN)
                .map(entry -> Shown.text(entry.getKey(), LONGEST) + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return Shown.number(counts.size()) + " different: " + shown + (counts.size() > SHOWN ? ", ..." : "");
    }

    /// The most frequent first.
    public static List<Map.Entry<String, Long>> ordered(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private static String text(DoubleSummaryStatistics figure) {
        return number(figure.getMin()) + " to " + number(figure.getMax()) + ", mean " + number(figure.getAverage());
    }

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%,.4g", number);
    }
}
