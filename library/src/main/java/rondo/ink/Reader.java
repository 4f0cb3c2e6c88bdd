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
import rondo.ink.Recognition.Piece;
import rondo.ink.Recognition.Place;
import rondo.ink.feature.FeatureRows;
import rondo.ink.feature.Features;
import rondo.ink.stroke.InkSample;

/// Reads ink with a net, inks of like length at once.
record Reader(RecognizerParts model) {
    private static final int SIDE_BY_SIDE = 32;

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
        var batches = batches(rows);
        var searching = search.on(model.labels(), model.recipe().lines());
        workers.run(batches.size(), b -> {
            int[] batch = batches.get(b);
            var read = read(Arrays.stream(batch).mapToObj(rows::get).toList(), searching);
            for (int i = 0; i < batch.length; i++) {
                found.set(batch[i], read.get(i));
            }
        });
        return found;
    }

    private static List<int[]> batches(List<FeatureRows> rows) {
        int[] order = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).size() > 0)
                .boxed()
                .sorted(Comparator.comparingInt(i -> rows.get(i).size()))
                .mapToInt(Integer::intValue)
                .toArray();
        int size = Math.clamp(order.length / 4, 1, SIDE_BY_SIDE);
        var batches = new ArrayList<int[]>();
        for (int i = 0; i < order.length; i += size) {
            batches.add(Arrays.copyOfRange(order, i, Math.min(order.length, i + size)));
        }
        return batches;
    }

    /// Reads inks at once.
    ///
    /// @param ink features, at least one row each
    private List<List<Recognition>> read(List<FeatureRows> ink, InkSearch.Finder finder) {
        var found = new ArrayList<List<Recognition>>();
        try (var tape = Tape.off(Scope.of("reading"), model.precision())) {
            var layout = RecognizerNet.layout(ink);
            var logits = model.net().output().apply(model.net().read(tape, ink, layout));
            tape.precision().pointwise().logSoftmax(logits.value());
            boolean lines = model.recipe().lines();
            var ordered = Ops.gather(logits, lines ? layout.sequenceMajor() : layout.columns())
                    .value();
            int from = 0;
            for (var rows : ink) {
                int count = lines ? rows.size() : 1;
                var best = finder.best(ordered.rows(from, from + count));
                found.add(best.stream()
                        .map(labelling -> recognition(labelling, rows.size(), step -> place(rows, step)))
                        .toList());
                from += count;
            }
        }
        return found;
    }

    /// A labelling as text with places.
    ///
    /// @param steps of the net
    /// @param places of each of them
    Recognition recognition(Labelling labelling, int steps, IntFunction<Place> places) {
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < labelling.labels().length; i++) {
            var span = model.recipe().lines() ? labelling.spans().get(i) : new Span(0, steps - 1);
            pieces.add(new Piece(
                    model.labels().name(labelling.labels()[i]), places.apply(span.first()), places.apply(span.last())));
        }
        return new Recognition(
                model.labels().decode(labelling.labels()), labelling.logProb(), labelling.score(), pieces);
    }

    private static Place place(FeatureRows rows, int row) {
        return new Place(rows.stroke(row), rows.point(row), rows.time(row));
    }
}
