// Recurrent nets against results of Keras.
package rondo.net;

import static org.assertj.core.api.Assertions.assertThat;
import static rondo.engine.tensor.Tensors.assertClose;
import static rondo.net.Published.cases;
import static rondo.net.Published.clear;
import static rondo.net.Published.fill;
import static rondo.net.Published.matrix;
import static rondo.net.Published.transposed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameters;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.Direction;
import rondo.net.recurrent.Recurrent;
import rondo.net.recurrent.Stepper;
import tools.jackson.databind.JsonNode;

/// Recurrent nets against results of Keras: its SimpleRNN is ours; its LSTM and GRU have functions that ours have
/// not, so they are cells as a user would write them, unrolled in batches and step by step.
class KerasTest {
    /// The functions under Keras' names.
    private static final Map<String, UnaryOperator<Var>> FUNCTIONS =
            Map.of("tanh", Ops::tanh, "sigmoid", Ops::logistic, "hard_sigmoid", KerasTest::hardSigmoid);

    /// 0.2 x + 0.5, but at least 0 and at most 1.
    private static Var hardSigmoid(Var x) {
        var line = Ops.add(Ops.scale(0.2, x), 0.5);
        return Ops.subtract(Ops.relu(line), Ops.relu(Ops.add(line, -1)));
    }

    @Test
    void netsOfKeras() {
        int cases = 0;
        for (var json : cases()) {
            if (json.get("name").asString().startsWith("keras")) {
                keras(json);
                cases++;
            }
        }
        assertThat(cases).isEqualTo(27);
    }

    private static void keras(JsonNode json) {
        var attributes = json.get("attrs");
        try (var scope = Scope.of("published");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var x = matrix(scope, json.get("input"));
            boolean backwards = attributes.get("go_backwards").asBoolean();
            var cell = cell(json, scope);
            var net = new Recurrent(cell, backwards ? Direction.BACKWARD : Direction.FORWARD);
            var layout = Ragged.of(x.rows());
            var result = net.run(Var.constant(tape, x), layout);
            if (attributes.get("stateful").asBoolean()) { // the second of two calls on the same input
                result = net.run(Var.constant(tape, x), layout, result.last());
            }
            var output = result.output().value();
            var actual = result.last().output().value();
            var name = json.get("name").asString();
            assertClose(name + " by steps", steps(tape, cell, json, x), actual, 0);
            if (attributes.get("return_sequences").asBoolean()) { // in the order in which the steps were taken
                actual = Tensor.empty(scope, DType.F32, output.rows(), output.columns());
                for (int t = 0; t < output.rows(); t++) {
                    actual.copyRows(output, t, backwards ? output.rows() - 1 - t : t, 1);
                }
            }
            var expected = matrix(scope, json.get("expected"));
            assertClose(name, actual, expected, json.get("tol").asDouble());
        }
    }

    /// The last output, of one step after the other.
    private static Tensor steps(Tape tape, Cell cell, JsonNode json, Tensor x) {
        var attributes = json.get("attrs");
        var stepper = new Stepper(tape, List.of(cell), 1);
        for (int call = 0; call < (attributes.get("stateful").asBoolean() ? 2 : 1); call++) {
            for (int t = 0; t < x.rows(); t++) {
                int row = attributes.get("go_backwards").asBoolean() ? x.rows() - 1 - t : t;
                stepper.step(x.rows(row, row + 1));
            }
        }
        return stepper.output();
    }

    /// The cell of a case of Keras with its weights.
    private static Cell cell(JsonNode json, Scope scope) {
        var weights = json.get("weights");
        var input = transposed(scope, matrix(scope, weights.get(0))); // [G,I]
        var memory = transposed(scope, matrix(scope, weights.get(1))); // [G,H]
        int units = memory.columns();
        var activation = json.get("attrs").get("activation").asString();
        var f = Objects.requireNonNull(FUNCTIONS.get(activation));
        var gate = FUNCTIONS.getOrDefault(
                json.get("attrs").path("recurrent_activation").asString(""), f);
        var layer = json.get("layer").asString();
        boolean gru = layer.equals("GRU");
        int gates = gru ? 2 * units : memory.rows(); // without the candidate's, whose product is another
        var sizes = new CellSizes(input.columns(), units);
        var whole = new Linear(input.columns(), input.rows(), Rng.of(1));
        var part = new Linear(units, gates, false, Rng.of(1));
        var cell = switch (layer) {
            case "SimpleRNN" -> Cells.create(activation.equals("tanh") ? "tanh" : "logistic", sizes, Rng.of(1));
            case "LSTM" -> new KerasLstmCell(whole, part, gate, f);
            default -> new KerasGruCell(whole, part, new Linear(units, units, false, Rng.of(1)), gate, f);
        };
        Parameters.place(cell, scope, DType.F32);
        clear(cell);
        boolean simple = layer.equals("SimpleRNN");
        fill(cell, simple ? "weight_ih" : "input.weight", input);
        fill(cell, simple ? "weight_hh" : "memory.weight", memory.rows(0, gates));
        if (gru) {
            fill(cell, "candidate.weight", memory.rows(gates, memory.rows()));
        }
        if (weights.size() == 3) {
            fill(cell, simple ? "bias_ih" : "input.bias", matrix(scope, weights.get(2)));
        }
        return cell;
    }
}
