// Nets against PyTorch: outputs, states, losses, every gradient, ten steps of training.
package rondo.net;

import static rondo.engine.tensor.Tensors.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Attention;
import rondo.net.layer.Embedding;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.loss.CrossEntropy;
import rondo.net.recurrent.AttentionRecurrent;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.SequenceLayer;
import rondo.net.recurrent.Stacked;
import rondo.net.recurrent.State;
import tools.jackson.databind.JsonNode;

class GoldenTest {
    static Stream<Golden> recurrent() {
        return Stream.of("tanh", "relu", "logistic", "lstm", "gru", "gru-reset-before")
                .flatMap(cell -> Golden.cases(cell).stream());
    }

    static List<Golden> crossEntropy() {
        return Golden.cases("cross-entropy");
    }

    static List<Golden> attention() {
        return Golden.cases("attention");
    }

    @ParameterizedTest
    @MethodSource
    void recurrent(Golden golden) {
        var json = golden.json();
        try (var scope = Scope.of("golden");
                var tape = Tape.recording(Scope.of("tape"), golden.precision())) {
            boolean both = json.get("both").asBoolean();
            var net = new Stacked(
                    json.get("cell").asString(),
                    new CellSizes(2, 3),
                    json.get("layers").asInt(),
                    both ? Stacked.Reading.BOTH : Stacked.Reading.FORWARD,
                    0,
                    Rng.of(1));
            golden.place(net, scope);
            var layout = layout(json.get("inputs"));
            var x = packed(golden, scope, layout, json.get("inputs"));

            var results = net.run(Var.weight(tape, x), layout);
            energy(results).backward();
            var output = results.getLast().output().value();
            assertClose("output", output, packed(golden, scope, layout, json.get("outputs")), golden.tolerance());
            assertClose(
                    "gradient of x",
                    tape.gradient(x).tensor(),
                    packed(golden, scope, layout, json.get("input gradients")),
                    golden.tolerance());
            compareLast(golden, scope, layout, results);
            golden.learns(net, scope, step -> energy(net.run(Var.weight(step, x), layout)));
        }
    }

    /// PyTorch's last states are [layers * directions, B, H], ours [B, directions * H] of each layer, by
    /// column.
    private static void compareLast(Golden golden, Scope scope, Ragged layout, List<SequenceLayer.Result> results) {
        var last = golden.json().get("last");
        int directions = golden.json().get("both").asBoolean() ? 2 : 1;
        int[] columns = layout.columns();
        for (int part = 0; part < last.size(); part++) {
            for (int i = 0; i < last.get(part).size(); i++) {
                var expected = golden.tensor(scope, last.get(part).get(i)); // [B,H]
                int from = i % directions * expected.columns();
                var ours = results.get(i / directions).last().parts().get(part).value();
                var actual = Tensor.empty(scope, ours.type(), expected.rows(), expected.columns());
                for (int s = 0; s < columns.length; s++) {
                    actual.copyRows(ours.columns(from, from + expected.columns()), columns[s], s, 1);
                }
                assertClose("last state " + part + " of run " + i, actual, expected, golden.tolerance());
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void crossEntropy(Golden golden) {
        var json = golden.json();
        try (var scope = Scope.of("golden");
                var tape = Tape.recording(Scope.of("tape"), golden.precision())) {
            var layer = new Linear(4, 7, Rng.of(1));
            golden.place(layer, scope);
            var x = golden.tensor(scope, json.get("x"));
            int[] targets = IntStream.range(0, 5)
                    .map(i -> json.get("targets").get(i).asInt())
                    .toArray();
            double smoothing = json.get("smoothing").asDouble();
            var losses = new CrossEntropy(layer, Var.constant(tape, x), targets, smoothing).losses();
            var each = Tensor.empty(scope, golden.precision().type(), 1, 5);
            for (int i = 0; i < 5; i++) {
                each.set(0, i, losses[i]);
            }
            assertClose("each", each, golden.tensor(scope, json.get("each")), 1e-6);
            golden.learns(
                    layer, scope, step -> new CrossEntropy(layer, Var.constant(step, x), targets, smoothing).loss());
        }
    }

    @ParameterizedTest
    @MethodSource
    void attention(Golden golden) {
        try (var scope = Scope.of("golden");
                var tape = Tape.off(Scope.of("tape"), golden.precision())) {
            var net = new Translation(
                    Attention.Kind.valueOf(golden.json().get("kind").asString().toUpperCase(Locale.ROOT)),
                    golden.json().get("cell").asString());
            golden.place(net, scope);
            int[][] sources = golden.ids("sources");
            int[][] targets = golden.ids("targets");
            var result = net.decode(tape, sources, targets);
            var layout = inputs(targets);
            assertClose(
                    "output",
                    result.output().value(),
                    packed(golden, scope, layout, golden.json().get("outputs")),
                    golden.tolerance());
            for (int s = 0; s < sources.length; s++) {
                for (int t = 0; t + 1 < targets[s].length; t++) {
                    int row = layout.offset(t) + layout.columns()[s];
                    assertClose(
                            "alignment",
                            result.weights().rows(row, row + 1).columns(0, sources[s].length),
                            golden.tensor(
                                    scope,
                                    golden.json().get("alignments").get(s).get(t)),
                            golden.tolerance());
                }
            }
            golden.learns(net, scope, step -> net.loss(step, sources, targets));
        }
    }

    /// The encoder and decoder of the script.
    private static final class Translation implements Layer {
        private final Embedding source = new Embedding(6, 3, Rng.of(1));
        private final Stacked encoder = new Stacked("gru", new CellSizes(3, 4), 1, Stacked.Reading.BOTH, 0, Rng.of(2));
        private final Linear bridge = new Linear(8, 4, Rng.of(3));
        private final Embedding target = new Embedding(7, 3, Rng.of(4));
        private final AttentionRecurrent decoder;
        private final Linear output = new Linear(12, 7, Rng.of(5));

        Translation(Attention.Kind kind, String cell) {
            this.decoder = new AttentionRecurrent(
                    Cells.create(cell, new CellSizes(11, 4), Rng.of(6)), new Attention(kind, 4, 8, 5, Rng.of(7)));
        }

        AttentionRecurrent.Result decode(Tape tape, int[][] sources, int[][] targets) {
            var layout =
                    Ragged.of(Arrays.stream(sources).mapToInt(s -> s.length).toArray());
            var encoded = encoder.run(source.apply(tape, layout.pack(sources)), layout)
                    .getFirst();
            int[] starts = new int[sources.length + 1];
            for (int s = 0; s < sources.length; s++) {
                starts[s + 1] = starts[s] + sources[s].length;
            }
            var memory = decoder.attention().memory(Ops.gather(encoded.output(), layout.sequenceMajor()), starts);

            var steps = inputs(targets);
            int[] order =
                    IntStream.range(0, targets.length).map(steps::sequence).toArray();
            int[] rows = Arrays.stream(order).map(s -> layout.columns()[s]).toArray();
            var h = Ops.gather(Ops.tanh(bridge.apply(encoded.last().output())), rows);
            var zeros = decoder.cell().start(tape, rows.length).parts();
            var start = zeros.size() == 1 ? State.of(h) : State.of(h, zeros.get(1));
            return decoder.run(target.apply(tape, steps.pack(targets)), steps, start, order, memory);
        }

        Var loss(Tape tape, int[][] sources, int[][] targets) {
            var result = decode(tape, sources, targets);
            var following = Arrays.stream(targets)
                    .map(t -> Arrays.copyOfRange(t, 1, t.length))
                    .toArray(int[][]::new);
            return new CrossEntropy(
                            output,
                            Ops.concat(List.of(result.output(), result.context())),
                            inputs(targets).pack(following),
                            0)
                    .loss();
        }

        @Override
        public void parameters(ParameterVisitor visitor) {
            visitor.add("source", source);
            visitor.add("encoder", encoder);
            visitor.add("bridge", bridge);
            visitor.add("target", target);
            visitor.add("decoder", decoder);
            visitor.add("output", output);
        }
    }

    /// The layout of all words but the last of each target.
    private static Ragged inputs(int[][] targets) {
        return Ragged.of(Arrays.stream(targets).mapToInt(t -> t.length - 1).toArray());
    }

    private static Var energy(List<SequenceLayer.Result> results) {
        var output = results.getLast().output();
        var sum = Ops.sum(Ops.multiply(output, output));
        for (var result : results) {
            for (var part : result.last().parts()) {
                sum = Ops.add(sum, Ops.sum(Ops.multiply(part, part)));
            }
        }
        return sum;
    }

    private static Ragged layout(JsonNode sequences) {
        return Ragged.of(IntStream.range(0, sequences.size())
                .map(s -> sequences.get(s).size())
                .toArray());
    }

    /// Sequences as packed rows.
    private static Tensor packed(Golden golden, Scope scope, Ragged layout, JsonNode sequences) {
        int width = sequences.get(0).get(0).size();
        var packed = Tensor.empty(scope, golden.precision().type(), layout.rows(), width);
        for (int s = 0; s < sequences.size(); s++) {
            var sequence = golden.tensor(scope, sequences.get(s));
            for (int t = 0; t < sequence.rows(); t++) {
                packed.copyRows(sequence, t, layout.offset(t) + layout.columns()[s], 1);
            }
        }
        return packed;
    }
}
