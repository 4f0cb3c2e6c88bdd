// Encodes and labels phrases with a net.
package rondo.structure.phrase;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.learn.batch.Answers;
import rondo.net.layer.Linear;
import rondo.structure.phrase.PhraseEncoderNet.Encoded;

/// Encodes and labels phrases with a net, many at once.
record PhraseReader(PhraseEncoderParts model) {
    /// What the net says of a phrase. Nodes are in postorder.
    ///
    /// @param shape the number of children of each node
    /// @param vectors of each node
    /// @param nodes the number of the most probable label of each node; empty without labels
    /// @param label the number of the most probable label of the whole; -1 without labels
    /// @param labels the log-probability of each label of the whole; empty without labels
    record Answer(int[] shape, List<float[]> vectors, int[] nodes, int label, float[] labels) {}

    /// What is judged of some phrases.
    ///
    /// @param labels the number of the most probable label of the whole of each; empty without labels
    /// @param error of reconstruction, summed over all inner nodes
    record Judged(List<Integer> labels, double error) {}

    /// The answer for each of some phrases.
    ///
    /// @param workers share the work
    List<Answer> read(List<NumberedPhrase> phrases, Workers workers) {
        return each(phrases, workers, this::answers).stream()
                .flatMap(List::stream)
                .toList();
    }

    /// The most probable label of each of some phrases; empty without labels.
    List<Integer> labels(List<NumberedPhrase> phrases, Workers workers) {
        return each(phrases, workers, this::labels).stream()
                .flatMap(List::stream)
                .toList();
    }

    /// The labels and the error of reconstruction of some phrases; with `reconstruction` words it takes memory in
    /// proportion to the square of their lengths.
    Judged judge(List<NumberedPhrase> phrases, Workers workers) {
        var judged = each(phrases, workers, encoded -> new Judged(labels(encoded), error(encoded)));
        return new Judged(
                judged.stream().flatMap(batch -> batch.labels().stream()).toList(),
                judged.stream().mapToDouble(Judged::error).sum());
    }

    private List<Integer> labels(Encoded encoded) {
        var net = model.net();
        return net.sentence()
                .map(output -> logProbabilities(output, net.features(encoded)))
                .map(labels -> IntStream.range(0, labels.rows())
                        .mapToObj(p -> labels.largest(p, 0))
                        .toList())
                .orElse(List.of());
    }

    private double error(Encoded encoded) {
        return model.net().error(encoded).map(error -> error.value().get(0, 0)).orElse(0.0);
    }

    /// What becomes of each batch of some phrases.
    private <T> List<T> each(List<NumberedPhrase> phrases, Workers workers, Function<Encoded, T> step) {
        return Answers.of(
                phrases,
                workers,
                () -> Tape.off(Scope.of("encoding"), model.precision()),
                (tape, batch) -> List.of(step.apply(model.net().encode(tape, batch))));
    }

    private List<Answer> answers(Encoded encoded) {
        var net = model.net();
        int[] all = IntStream.range(0, encoded.batch().rows()).toArray();
        var nodes = net.node().map(output -> logProbabilities(output, net.nodes(encoded, all)));
        var wholes = net.sentence().map(output -> logProbabilities(output, net.features(encoded)));
        return IntStream.range(0, encoded.shapes().size())
                .mapToObj(p -> {
                    int[] rows = rows(encoded, p);
                    return new Answer(
                            encoded.shapes().get(p),
                            numbers(encoded.states().value(), rows),
                            nodes.map(labels -> largest(labels, rows)).orElse(new int[0]),
                            wholes.map(labels -> labels.largest(p, 0)).orElse(-1),
                            wholes.map(labels -> numbers(labels, p)).orElse(new float[0]));
                })
                .toList();
    }

    /// The row of each node.
    private static int[] rows(Encoded encoded, int phrase) {
        return IntStream.range(0, encoded.batch().nodes(phrase))
                .map(node -> encoded.batch().row(phrase, node))
                .toArray();
    }

    private static Tensor logProbabilities(Linear output, Var x) {
        var logProbs = output.apply(x).value();
        x.tape().precision().pointwise().logSoftmax(logProbs);
        return logProbs;
    }

    private static List<float[]> numbers(Tensor tensor, int[] rows) {
        return IntStream.of(rows).mapToObj(row -> numbers(tensor, row)).toList();
    }

    private static float[] numbers(Tensor tensor, int row) {
        return tensor.rows(row, row + 1).toFloats();
    }

    private static int[] largest(Tensor tensor, int[] rows) {
        return IntStream.of(rows).map(row -> tensor.largest(row, 0)).toArray();
    }
}
