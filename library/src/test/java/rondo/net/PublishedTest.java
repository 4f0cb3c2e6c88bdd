// Recurrent nets against results that others published.
package rondo.net;

import static rondo.engine.tensor.Tensors.assertClose;
import static rondo.net.Published.cases;
import static rondo.net.Published.fill;
import static rondo.net.Published.matrix;
import static rondo.net.Published.row;
import static rondo.net.Published.rows;
import static rondo.net.Published.transposed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.net.layer.Parameters;
import rondo.net.recurrent.Bidirectional;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.Direction;
import rondo.net.recurrent.GruCell;
import rondo.net.recurrent.LstmCell;
import rondo.net.recurrent.Recurrent;
import rondo.net.recurrent.State;
import tools.jackson.databind.JsonNode;

/// Recurrent nets against results that others published: PyTorch's LSTM and GRU, and a bidirectional LSTM.
class PublishedTest {
    private static JsonNode named(String name) {
        for (var json : cases()) {
            if (json.get("name").asString().equals(name)) {
                return json;
            }
        }
        throw new IllegalArgumentException("no case " + name);
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
}
