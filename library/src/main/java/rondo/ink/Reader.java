// Reads ink with a net.
package rondo.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.decode.ctc.Labelling;
import rondo.decode.ctc.Span;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.ink.Recognition.Place;
import rondo.ink.Recognition.Segment;
import rondo.ink.feature.FeatureRows;
import rondo.ink.feature.Features;
import rondo.ink.stroke.InkSample;
import rondo.learn.batch.Batches;

/// Reads ink with a net, inks of like length at once.
record Reader(RecognizerParts model) {
    /// The features of a sample.
    ///
    /// @throws InputException if it has none; its place is named
    static FeatureRows rows(Features features, InkSample sample) {
        try {
            return features.of(sample.ink());
        } catch (InputException e) {
            throw new InputException(sample.place() + ": " + e.getMessage(), e);
        }
    }

    /// What may be written in each of some inks, of which these are the features; an empty text where there are no
    /// strokes.
    ///
    /// @param workers share the work
    List<List<Recognition>> read(List<FeatureRows> rows, InkSearch search, Workers workers) {
        var found = new ArrayList<>(Collections.nCopies(rows.size(), List.of(Recognition.NOTHING)));
        read(rows, List.of(search), workers, (_, ink, answers) -> found.set(ink, answers));
        return found;
    }

    /// The most probable text in each of some inks, of which these are the features, by each of some searches, for
    /// all of which the net runs once.
    ///
    /// @param workers share the work
    List<List<String>> texts(List<FeatureRows> rows, List<InkSearch> searches, Workers workers) {
        var texts = new String[searches.size()][rows.size()];
        Arrays.stream(texts).forEach(each -> Arrays.fill(each, Recognition.NOTHING.text()));
        read(
                rows,
                searches,
                workers,
                (search, ink, answers) ->
                        texts[search][ink] = answers.getFirst().text());
        return Arrays.stream(texts).map(List::of).toList();
    }

    /// Takes the answers of a search for an ink; from several threads.
    private interface Taker {
        void take(int search, int ink, List<Recognition> answers);
    }

    private void read(List<FeatureRows> rows, List<InkSearch> searches, Workers workers, Taker taker) {
        var batches = batches(rows);
        var finders = searches.stream()
                .map(search -> search.on(model.labels(), model.recipe().lines()))
                .toList();
        workers.run(batches.size(), b -> read(rows, batches.get(b), finders, taker));
    }

    private static List<int[]> batches(List<FeatureRows> rows) {
        int[] order = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).size() > 0)
                .boxed()
                .sorted(Comparator.comparingInt(i -> rows.get(i).size()))
                .mapToInt(Integer::intValue)
                .toArray();
        int size = Batches.sideBySide(order.length);
        var batches = new ArrayList<int[]>();
        for (int i = 0; i < order.length; i += size) {
            batches.add(Arrays.copyOfRange(order, i, Math.min(order.length, i + size)));
        }
        return batches;
    }

    /// Reads inks at once.
    ///
    /// @param batch which of them, at least one row each
    private void read(List<FeatureRows> all, int[] batch, List<InkSearch.Finder> finders, Taker taker) {
        var ink = Arrays.stream(batch).mapToObj(all::get).toList();
        try (var tape = Tape.off(Scope.of("reading"), model.precision())) {
            var layout = RecognizerNet.layout(ink);
            var logits = model.net().output().apply(model.net().read(tape, ink, layout));
            tape.precision().pointwise().logSoftmax(logits.value());
            boolean lines = model.recipe().lines();
            var ordered = Ops.gather(logits, lines ? layout.sequenceMajor() : layout.columns())
                    .value();
            int from = 0;
            for (int i = 0; i < batch.length; i++) {
                int count = lines ? ink.get(i).size() : 1;
                var logProbs = ordered.rows(from, from + count);
                for (int s = 0; s < finders.size(); s++) {
                    taker.take(s, batch[i], recognitions(finders.get(s).best(logProbs), ink.get(i)));
                }
                from += count;
            }
        }
    }

    private List<Recognition> recognitions(List<Labelling> best, FeatureRows rows) {
        return best.stream()
                .map(labelling -> recognition(labelling, rows.size(), step -> place(rows, step)))
                .toList();
    }

    /// A labelling as text with places.
    ///
    /// @param steps of the net
    /// @param places of each of them
    Recognition recognition(Labelling labelling, int steps, IntFunction<Place> places) {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < labelling.labels().length; i++) {
            var span = model.recipe().lines() ? labelling.spans().get(i) : new Span(0, steps - 1);
            segments.add(new Segment(
                    model.labels().name(labelling.labels()[i]), places.apply(span.first()), places.apply(span.last())));
        }
        return new Recognition(
                model.labels().decode(labelling.labels()), labelling.logProb(), labelling.score(), segments);
    }

    private static Place place(FeatureRows rows, int row) {
        return new Place(rows.stroke(row), rows.point(row), rows.time(row));
    }
}
