// What is in a file of ink, counted.
package rondo.app.ink;

import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import rondo.ink.stroke.InkSample;

/// What is in a file of ink, counted sample by sample.
final class InkSummary {
    private final Map<String, DoubleSummaryStatistics> figures = new LinkedHashMap<>();
    private final Map<String, Long> labels = new HashMap<>();
    private final Set<String> writers = new HashSet<>();
    private long samples;
    private long labelled;
    private long timed;
    private long pressed;

    void add(InkSample sample) {
        var ink = sample.ink();
        samples++;
        figure("strokes").accept(ink.strokes().size());
        figure("points").accept((double) ink.points());
        figure("width").accept(ink.bounds().width());
        figure("height").accept(ink.bounds().height());
        sample.label().ifPresent(label -> labels.merge(label, 1L, Long::sum));
        sample.writer().ifPresent(writers::add);
        labelled += sample.label().isPresent() ? 1 : 0;
        timed += ink.hasTimes() ? 1 : 0;
        pressed += ink.hasPressures() ? 1 : 0;
    }

    long samples() {
        return samples;
    }

    /// How many samples have a label.
    long labelled() {
        return labelled;
    }

    /// How many samples have times.
    long timed() {
        return timed;
    }

    /// How many samples have pressures.
    long pressed() {
        return pressed;
    }

    /// How many writers are named.
    int writers() {
        return writers.size();
    }

    /// Strokes, points, width and height of a sample, by name.
    Map<String, DoubleSummaryStatistics> figures() {
        return figures;
    }

    /// How often each label is there.
    Map<String, Long> labels() {
        return labels;
    }

    private DoubleSummaryStatistics figure(String name) {
        return figures.computeIfAbsent(name, _ -> new DoubleSummaryStatistics());
    }
}
