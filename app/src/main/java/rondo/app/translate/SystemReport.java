// Says how well one or several systems did on a text by one metric.
package rondo.app.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.metric.Bootstrap;
import rondo.metric.Counts;
import rondo.metric.Figures;
import rondo.metric.Interval;
import rondo.metric.Significance;
import rondo.metric.TextMetric;
import tools.jackson.databind.json.JsonMapper;

/// Says how well one or several systems did on a text by one metric, and whether the others differ from the first.
///
/// @param metric by which they are judged
/// @param references how many there are
/// @param names of the systems, as in the command
/// @param systems the counts of each sentence, of each system
record SystemReport(TextMetric metric, int references, List<String> names, List<List<Counts>> systems) {
    /// One system in the form of sacreBLEU, several as a table.
    String text() {
        if (systems.size() == 1) {
            return metric.line(Counts.sum(systems.getFirst()), references) + "\n";
        }
        int width = names.stream().mapToInt(String::length).max().orElseThrow();
        String row = "%-" + Math.max(width, "system".length()) + "s  %8s  %16s  %10s  %16s  %11s  %15s";
        var text = new StringBuilder(metric.signature(references)).append('\n');
        text.append(row.formatted(
                        "system",
                        "score",
                        "95 % interval",
                        "difference",
                        "95 % interval",
                        "p bootstrap",
                        "p randomisation"))
                .append('\n');
        for (int i = 0; i < systems.size(); i++) {
            var beside = beside(i);
            text.append(row.formatted(
                                    names.get(i),
                                    Figures.fixed(score(i), 1),
                                    interval(i),
                                    beside.map(s -> Figures.signed(s.difference(), 1))
                                            .orElse(""),
                                    beside.map(s -> s.interval().toString()).orElse(""),
                                    beside.map(s -> Figures.fixed(s.bootstrap(), 4))
                                            .orElse(""),
                                    beside.map(s -> Figures.fixed(s.randomisation(), 4))
                                            .orElse(""))
                            .stripTrailing())
                    .append('\n');
        }
        return text.toString();
    }

    /// One object in a line.
    String json() {
        var node = new LinkedHashMap<String, Object>();
        node.put("metric", metric.name());
        node.put("signature", metric.signature(references));
        node.put(
                "systems",
                IntStream.range(0, systems.size()).mapToObj(this::node).toList());
        return JsonMapper.shared().writeValueAsString(node) + "\n";
    }

    private LinkedHashMap<String, Object> node(int system) {
        var node = new LinkedHashMap<String, Object>();
        node.put("name", names.get(system));
        node.put("score", score(system));
        node.put("interval", interval(system));
        beside(system).ifPresent(significance -> node.put("significance", significance));
        return node;
    }

    private double score(int system) {
        return metric.score(Counts.sum(systems.get(system)));
    }

    private Interval interval(int system) {
        return Bootstrap.standard().interval(systems.get(system), metric::score);
    }

    /// How a system differs from the first.
    private Optional<Significance> beside(int system) {
        return system == 0
                ? Optional.empty()
                : Optional.of(Significance.of(systems.getFirst(), systems.get(system), metric::score));
    }
}
