// Labels sentences with a net.
package rondo.label;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.learn.batch.Answers;
import rondo.net.word.Sentence;

/// Labels sentences with a net, many at once.
record SentenceLabeller(TaggerParts model) {
    /// Each of some sentences with its labels.
    ///
    /// @param workers share the work
    List<Tagged> label(List<Sentence> sentences, Workers workers) {
        return Answers.of(sentences, workers, () -> Tape.off(Scope.of("tagging"), model.precision()), this::label);
    }

    private List<Tagged> label(Tape tape, List<Sentence> sentences) {
        var net = model.net();
        var read = net.read(tape, sentences);
        var layout = read.layout();
        var scores = net.labels().apply(read.states()).value(); // [N,L]
        var chains = net.crf().map(crf -> crf.best(tape, scores, layout));
        var probabilities = probabilities(tape, scores, layout);
        var wholes =
                read.whole().map(x -> net.sentences().orElseThrow().apply(x).value()); // [B,S]
        wholes.ifPresent(logits -> tape.precision().pointwise().logSoftmax(logits));
        int[] columns = layout.columns();
        return IntStream.range(0, columns.length)
                .mapToObj(s -> {
                    int[] rows = rows(layout, columns[s]);
                    int[] labels = chains.map(best -> best.get(s)).orElseGet(() -> largest(probabilities, rows));
                    return new Tagged(
                            sentences.get(s).words(),
                            names(labels),
                            confidences(probabilities, rows, labels),
                            wholes.map(all -> whole(all, columns[s])).orElse(Map.of()));
                })
                .toList();
    }

    /// How probable each label is at each word, [N,L].
    private Tensor probabilities(Tape tape, Tensor scores, Ragged layout) {
        var crf = model.net().crf();
        if (crf.isPresent()) {
            return crf.get().marginals(tape, scores, layout);
        }
        tape.precision().pointwise().logSoftmax(scores);
        for (int row = 0; row < scores.rows(); row++) {
            for (int label = 0; label < scores.columns(); label++) {
                scores.set(row, label, Math.exp(scores.get(row, label)));
            }
        }
        return scores;
    }

    private static int[] rows(Ragged layout, int column) {
        return IntStream.range(0, layout.length(column))
                .map(t -> layout.offset(t) + column)
                .toArray();
    }

    private static int[] largest(Tensor probabilities, int[] rows) {
        return IntStream.of(rows).map(row -> probabilities.largest(row, 0)).toArray();
    }

    private List<String> names(int[] labels) {
        return IntStream.of(labels)
                .mapToObj(label -> model.names().labels().names().get(label))
                .toList();
    }

    private static List<Double> confidences(Tensor probabilities, int[] rows, int[] labels) {
        return IntStream.range(0, rows.length)
                .mapToObj(t -> probabilities.get(rows[t], labels[t]))
                .toList();
    }

    private Map<String, Double> whole(Tensor logProbs, int column) {
        var row = logProbs.rows(column, column + 1).toFloats();
        return model.names().sentences().map(labels -> labels.ranked(row)).orElse(Map.of());
    }
}
