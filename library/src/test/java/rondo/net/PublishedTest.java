// Recurrent nets against results that others published.
package rondo.net;

import static org.assertj.core.api.Assertions.assertThat;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import rondo.SharedData;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameters;
import rondo.net.recurrent.Bidirectional;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.Direction;
import rondo.net.recurrent.GruCell;
import rondo.net.recurrent.LstmCell;
import rondo.net.recurrent.Recurrent;
import rondo.net.recurrent.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recurrent nets against results that others published: Keras' SimpleRNN, PyTorch's LSTM and GRU, and a
/// bidirectional LSTM. The file is read from `golden/json/rnn-golden.json` of `-Drondo.data`, or of
/// `shared/data` beside the repository; the test is skipped where it is absent.
class PublishedTest {
    /// Keras' names of what we have; the others are not applicable: hard sigmoid, and cells with a logistic
    /// output.
    private static final Map<String, String> CELLS = Map.of("tanh", "tanh", "sigmoid", "logistic");

    private static JsonNode cases() {
        return SharedData.json("golden/json/rnn-golden.json");
    }

    private static JsonNode named(String name) {
        for (var json : cases()) {
            if (json.get("name").asString().equals(name)) {
                return json;
            }
        }
        throw new IllegalArgumentException("no case " + name);
    }

    @Test
    void simpleNetsOfKeras() {
        var others = new ArrayList<String>();
        int applicable = 0;
        for (var json : cases()) {
            var layer = json.get("layer").asString();
            if (!json.get("name").asString().startsWith("keras")) {
                continue;
            }
            var activation = json.get("attrs").get("activation").asString();
            var gate = json.get("attrs").path("recurrent_activation").asString("");
            if (layer.equals("SimpleRNN") && CELLS.containsKey(activation)) {
                simple(json, Objects.requireNonNull(CELLS.get(activation)));
                applicable++;
            } else {
                others.add(layer + " " + activation + " " + gate);
            }
        }
        assertThat(applicable).isEqualTo(9);
        assertThat(others)
                .hasSize(18)
                .allMatch(name -> name.endsWith("hard_sigmoid") || name.endsWith("sigmoid sigmoid"));
    }

    private static void simple(JsonNode json, String cell) {
        var attributes = json.get("attrs");
        try (var scope = Scope.of("published");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var x = matrix(scope, json.get("input"));
            int units = attributes.get("units").asInt();
            boolean backwards = attributes.get("go_backwards").asBoolean();
            var net = new Recurrent(
                    Cells.create(cell, new CellSizes(x.columns(), units), Rng.of(1)),
                    backwards ? Direction.BACKWARD : Direction.FORWARD);
            var weights = json.get("weights");
            Parameters.place(net, scope, DType.F32);
            clear(net);
            fill(net, "weight_ih", transposed(scope, matrix(scope, weights.get(0))));
            fill(net, "weight_hh", transposed(scope, matrix(scope, weights.get(1))));
            if (weights.size() == 3) {
                fill(net, "bias_ih", matrix(scope, weights.get(2)));
            }
            var layout = Ragged.of(x.rows());
            var result = net.run(Var.constant(tape, x), layout);
            if (attributes.get("stateful").asBoolean()) { // the second of two calls on the same input
                result = net.run(Var.constant(tape, x), layout, result.last());
            }
            var output = result.output().value();
            var actual = result.last().output().value();
            if (attributes.get("return_sequences").asBoolean()) { // in the order in which the steps were taken
                actual = Tensor.empty(scope, DType.F32, output.rows(), output.columns());
                for (int t = 0; t < output.rows(); t++) {
                    actual.copyRows(output, t, backwards ? output.rows() - 1 - t : t, 1);
                }
            }
            var expected = matrix(scope, json.get("expected"));
            assertClose(
                    json.get("name").asString(),
                    actual,
                    expected,
                    json.get("tol").asDouble());
        }
    }

    @Test
    void lstmOfPyTorch() {
        torch("torch_LSTM", new LstmCell(2, 3, Rng.of(1)), List.of("expected_h", "expected_c"));
    }

    @Test
    void gruOfPyTorch() {
        torch("torch_GRU", new GruCell(2, 3, Rng.of(1)), List.of("expected_h"));
    }

    private static void torch(String name, Cell cell, List<String> parts) {
        var json = named(name);
        try (var scope = Scope.of("published");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            Parameters.place(cell, scope, DType.F32);
            for (var weight : json.get("weights")) {
                var parameter =
                        weight.get("name").asString().replace("w_", "weight_").replace("b_", "bias_");
                fill(cell, parameter, matrix(scope, weight));
            }
            var x = matrix(scope, json.get("input"));
            var last = new Recurrent(cell)
                    .run(Var.constant(tape, x), Ragged.of(x.rows()))
                    .last();
            for (int i = 0; i < parts.size(); i++) {
                var expected = row(scope, json.get(parts.get(i)));
                assertClose(
                        parts.get(i),
                        last.parts().get(i).value(),
                        expected,
                        json.get("tol").asDouble());
            }
        }
    }

    @Test
    void bidirectionalLstm() {
        var json = named("burn_BiLSTM");
        try (var scope = Scope.of("published");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var cells = new ArrayList<LstmCell>();
            for (var direction : List.of("forward", "reverse")) {
                var cell = new LstmCell(2, 3, Rng.of(1));
                Parameters.place(cell, scope, DType.F32);
                gates(cell, scope, direction, json.get("gates"));
                cells.add(cell);
            }
            var x = Var.constant(tape, rows(scope, json.get("input").get(0)));
            var layout = Ragged.of(x.rows());
            var expected = json.get("expected");
            double tolerance = 5 * json.get("tol").asDouble(); // of the largest number, about 0.2
            var fromZero = new Bidirectional(cells.get(0), cells.get(1)).run(x, layout);
            assertClose(
                    "output",
                    fromZero.output().value(),
                    rows(
                            scope,
                            expected.get("expected_output_without_init_state").get(0)),
                    tolerance);
            for (int d = 0; d < 2; d++) {
                var start = State.of(
                        Var.constant(tape, rows(scope, json.get("h0").get(d))),
                        Var.constant(tape, rows(scope, json.get("c0").get(d))));
                var result = new Recurrent(cells.get(d), d == 0 ? Direction.FORWARD : Direction.BACKWARD)
                        .run(x, layout, start);
                var both = rows(
                        scope, expected.get("expected_output_with_init_state").get(0));
                var last = result.last().parts();
                assertClose("output", result.output().value(), both.columns(3 * d, 3 * d + 3), tolerance);
                assertClose(
                        "h",
                        last.get(0).value(),
                        rows(scope, expected.get("expected_hn_with_init_state").get(d)),
                        tolerance);
                assertClose(
                        "c",
                        last.get(1).value(),
                        rows(scope, expected.get("expected_cn_with_init_state").get(d)),
                        tolerance);
            }
        }
    }

    /// Gates apart, `x w_in + b_in + h w_h + b_h`, into the rows of one weight in the order i, f, g, o.
    private static void gates(LstmCell cell, Scope scope, String direction, JsonNode gates) {
        var order = List.of("input", "forget", "cell", "output");
        var ours = Map.of("w_in", "weight_ih", "w_h", "weight_hh", "b_in", "bias_ih", "b_h", "bias_hh");
        var parameters = Parameters.values(cell);
        for (int g = 0; g < 4; g++) {
            var gate = gates.get(direction + "." + order.get(g));
            for (var entry : ours.entrySet()) {
                var numbers = gate.get(entry.getKey());
                var target = Objects.requireNonNull(parameters.get(entry.getValue()));
                if (entry.getKey().startsWith("w")) {
                    target.copyRows(transposed(scope, rows(scope, numbers)), 0, 3 * g, 3);
                } else {
                    target.columns(3 * g, 3 * g + 3).copy(row(scope, numbers));
                }
                target.touch();
            }
        }
    }

    private static void clear(Layer net) {
        Parameters.values(net).values().forEach(Tensor::clear);
    }

    private static void fill(Layer net, String name, Tensor numbers) {
        var target = Objects.requireNonNull(Parameters.values(net).get(name), name);
        target.copy(numbers).touch();
    }

    private static Tensor transposed(Scope scope, Tensor x) {
        var transposed = Tensor.empty(scope, x.type(), x.columns(), x.rows());
        for (int r = 0; r < x.rows(); r++) {
            for (int c = 0; c < x.columns(); c++) {
                transposed.set(c, r, x.get(r, c));
            }
        }
        return transposed;
    }

    /// `{"shape": ..., "data": [...]}`; a vector is one row.
    private static Tensor matrix(Scope scope, JsonNode json) {
        var shape = json.get("shape");
        int columns = shape.get(shape.size() - 1).asInt();
        var data = row(scope, json.get("data"));
        var matrix = Tensor.empty(scope, DType.F32, Shape.of(data.columns() / columns, columns));
        for (int i = 0; i < data.columns(); i++) {
            matrix.set(i / columns, i % columns, data.get(0, i));
        }
        return matrix;
    }

    private static Tensor row(Scope scope, JsonNode numbers) {
        return rows(scope, JsonMapper.shared().createArrayNode().add(numbers));
    }

    private static Tensor rows(Scope scope, JsonNode rows) {
        var tensor = Tensor.empty(scope, DType.F32, rows.size(), rows.get(0).size());
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(r, c, rows.get(r).get(c).asDouble());
            }
        }
        return tensor;
    }
}
