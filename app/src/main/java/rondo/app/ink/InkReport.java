// Says what is in a file of ink.
package rondo.app.ink;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import rondo.basis.Shown;
import rondo.ink.format.InkFormat;
import tools.jackson.databind.json.JsonMapper;

/// Says what is in a file of ink, as text or as JSON.
///
/// @param file its name
/// @param format its format
/// @param summary what is in it
record InkReport(String file, InkFormat format, InkSummary summary) {
    private static final int SHOWN = 12; // labels
    private static final int LONGEST = 24; // characters of a label

    String text() {
        var text = new StringBuilder();
        text.append(file).append(": ").append(format).append(", ");
        text.append(count(summary.samples(), "sample")).append('\n');
        summary.figures().forEach((name, figure) -> {
            boolean whole = name.equals("strokes") || name.equals("points");
            String line = String.format(
                    Locale.ROOT,
                    "%-9s%s to %s, mean %s",
                    name,
                    number(figure.getMin()),
                    number(figure.getMax()),
                    number(figure.getAverage()));
            text.append(line).append(whole ? String.format(Locale.ROOT, ", together %,.0f", figure.getSum()) : "");
            text.append('\n');
        });
        text.append(row("times", share(summary.timed()))).append(row("pressure", share(summary.pressed())));
        text.append(row("labels", labels()))
                .append(row("writers", summary.writers() == 0 ? "not named" : "" + summary.writers()));
        return text.toString();
    }

    String json() {
        var json = JsonMapper.shared().createObjectNode();
        json.put("file", file).put("format", format.toString()).put("samples", summary.samples());
        summary.figures()
                .forEach((name, figure) -> json.putObject(name)
                        .put("min", figure.getMin())
                        .put("max", figure.getMax())
                        .put("mean", figure.getAverage())
                        .put("sum", figure.getSum()));
        json.put("with_times", summary.timed()).put("with_pressures", summary.pressed());
        json.put("with_label", summary.labelled()).put("writers", summary.writers());
        var labels = json.putObject("labels");
        ordered().forEach(entry -> labels.put(entry.getKey(), entry.getValue()));
        return json.toString();
    }

    private String labels() {
        if (summary.labelled() == 0) {
            return "none";
        }
        var shown = ordered().stream()
                .limit(SHOWN)
                .map(entry -> Shown.text(entry.getKey(), LONGEST) + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        int different = summary.labels().size();
        return share(summary.labelled()) + ", " + String.format(Locale.ROOT, "%,d", different) + " different: " + shown
                + (different > SHOWN ? ", ..." : "");
    }

    private List<Map.Entry<String, Long>> ordered() {
        return summary.labels().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private String share(long having) {
        return having == 0
                ? "none"
                : having == summary.samples() ? "all samples" : count(having, "sample") + " of " + summary.samples();
    }

    private static String count(long number, String name) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? name : name + "s");
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "%-9s%s\n", name, value);
    }

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%,.4g", number);
    }
}
