// Reads what PyTorch computed, and compares.
package rondo.net;

import static org.assertj.core.api.Assertions.assertThat;
import static rondo.engine.tensor.Tensors.assertClose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameter;
import rondo.net.layer.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what PyTorch computed, written by `src/test/python/make_cell_golden.py`, and compares: the largest
/// difference of a tensor is at most 1e-5 of its largest number in F32, 1e-10 in F64.
public final class Golden {
    private final JsonNode json;
    private final Precision precision;

    private Golden(JsonNode json, Precision precision) {
        this.json = json;
        this.precision = precision;
    }

    /// The cases of a file, each in F32 and F64.
    public static List<Golden> cases(String file) {
        try (var stream = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + file + ".json"))) {
            var cases = new ArrayList<Golden>();
            for (var json : JsonMapper.shared().readTree(stream)) {
                cases.add(new Golden(json, Precision.F32));
                cases.add(new Golden(json, Precision.F64));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode json() {
        return json;
    }

    public Precision precision() {
        return precision;
    }

    public double tolerance() {
        return precision == Precision.F64 ? 1e-10 : 1e-5;
    }

    /// A list of lists of numbers, or a list of numbers, as a matrix.
    public Tensor tensor(Scope scope, JsonNode numbers) {
        var rows = numbers.get(0).isArray()
                ? numbers
                : JsonMapper.shared().createArrayNode().add(numbers);
        var tensor =
                Tensor.empty(scope, precision.type(), rows.size(), rows.get(0).size());
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(r, c, rows.get(r).get(c).asDouble());
            }
        }
        return tensor;
    }

    /// The rows of sequences, one tensor of rows for each, packed.
    public Tensor packed(Scope scope, JsonNode sequences, Ragged layout) {
        int columns = sequences.get(0).get(0).size();
        var packed = Tensor.empty(scope, precision.type(), layout.rows(), columns);
        for (int c = 0; c < layout.sequences(); c++) {
            var rows = tensor(scope, sequences.get(layout.sequence(c)));
            for (int t = 0; t < layout.length(c); t++) {
                packed.copyRows(rows, t, layout.offset(t) + c, 1);
            }
        }
        return packed;
    }

    /// A list of lists of whole numbers.
    public int[][] ids(String name) {
        var lists = json.get(name);
        var ids = new int[lists.size()][];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = new int[lists.get(i).size()];
            for (int t = 0; t < ids[i].length; t++) {
                ids[i][t] = lists.get(i).get(t).asInt();
            }
        }
        return ids;
    }

    /// Places a net and gives it the weights of the case, which has to have the same names.
    public void place(Layer net, Scope scope) {
        Parameters.place(net, scope, precision.type());
        var parameters = Parameters.of(net);
        assertThat(parameters.keySet())
                .containsExactlyInAnyOrderElementsOf(json.get("weights").propertyNames());
        parameters.forEach((name, parameter) ->
                parameter.value().copy(tensor(scope, json.get("weights").get(name))));
        parameters.values().forEach(parameter -> parameter.value().touch());
    }

    /// Compares loss and gradients, then trains by gradient descent and compares the losses.
    public void learns(Layer net, Scope scope, Function<Tape, Var> loss) {
        Map<String, Parameter> parameters = Parameters.of(net);
        try (var tape = Tape.recording(scope.child("step"), precision)) {
            double largest = json.get("losses").get(0).asDouble();
            for (int step = 0; step < json.get("losses").size(); step++) {
                var value = loss.apply(tape);
                value.backward();
                double expected = json.get("losses").get(step).asDouble();
                assertThat(Math.abs(value.value().get(0, 0) - expected))
                        .as("loss %d", step)
                        .isLessThanOrEqualTo(tolerance() * largest);
                for (var entry : parameters.entrySet()) {
                    var weight = entry.getValue().value();
                    var gradient = tape.gradient(weight).tensor();
                    if (step == 0) {
                        var wanted = tensor(scope, json.get("gradients").get(entry.getKey()));
                        assertClose("gradient of " + entry.getKey(), gradient, wanted, tolerance());
                    }
                    precision.pointwise().add(-json.get("rate").asDouble(), gradient, weight);
                    weight.touch();
                }
                tape.next(Rng.of(step));
            }
        }
    }

    @Override
    public String toString() {
        return precision + " " + json.path("cell").asString("") + " "
                + json.path("kind").asString("") + json.path("layers").asString("")
                + (json.path("both").asBoolean(false) ? " both" : "");
    }
}
