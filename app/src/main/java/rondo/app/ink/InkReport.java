// Says what is in a file of ink.
package rondo.app.ink;

import rondo.app.stream.SummaryLines;
import rondo.basis.Shown;
import rondo.ink.format.InkFormat;
import tools.jackson.databind.json.JsonMapper;

/// Says what is in a file of ink, as text or as JSON.
///
/// @param file its name
/// @param format its format
/// @param summary what is in it
record InkReport(String file, InkFormat format, InkSummary summary) {
    String text() {
        var text = new StringBuilder();
        text.append(file).append(": ").append(format).append(", ");
        text.append(Shown.count(summary.samples(), "sample")).append('\n');
        summary.figures().forEach((name, figure) -> {
            boolean whole = name.equals("strokes") || name.equals("points");
            text.append(whole ? SummaryLines.counts(name, figure) : SummaryLines.range(name, figure));
        });
        text.append(SummaryLines.row("times", share(summary.timed())))
                .append(SummaryLines.row("pressure", share(summary.pressed())));
        text.append(SummaryLines.row("labels", labels()))
                .append(SummaryLines.row("writers", summary.writers() == 0 ? "not named" : "" + summary.writers()));
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
        SummaryLines.ordered(summary.labels()).forEach(entry -> labels.put(entry.getKey(), entry.getValue()));
        return json.toString();
    }

    private String labels() {
        if (summary.labelled() == 0) {
            return "none";
        }
        return share(summary.labelled()) + ", " + SummaryLines.frequencies(summary.labels());
    }

    private String share(long having) {
        return having == 0
                ? "none"
                : having == summary.samples()
                        ? "all samples"
                        : Shown.count(having, "sample") + " of " + summary.samples();
    }
}
