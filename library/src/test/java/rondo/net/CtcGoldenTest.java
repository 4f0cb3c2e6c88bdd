// The CTC loss against PyTorch, and against what others published.
package rondo.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.SharedData;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.loss.Ctc;
import tools.jackson.databind.JsonNode;

class CtcGoldenTest {
    private static List<Golden> cases() {
        return Golden.cases("ctc");
    }

    /// Batches of sequences of different lengths, an impossible one and an empty one among them; the gradients of
    /// each are the rows of its frames.
    @ParameterizedTest
    @MethodSource("cases")
    void lossAndGradientsAreThoseOfPyTorch(Golden golden) {
        int[][] labels = golden.ids("labels");
        int[] lengths = new int[labels.length];
        for (int s = 0; s < lengths.length; s++) {
            lengths[s] = golden.json().get("logits").get(s).size();
        }
        var layout = Ragged.of(lengths);
        try (var scope = Scope.of("golden");
                var tape = Tape.recording(Scope.of("tape"), golden.precision())) {
            var x = Var.weight(tape, golden.packed(scope, golden.json().get("logits"), layout));
            var ctc = new Ctc(x, layout, labels, golden.json().get("blank").asInt());
            ctc.loss().backward();
            var losses = golden.json().get("losses");
            for (int s = 0; s < lengths.length; s++) {
                double wanted = losses.get(s).asDouble();
                assertThat(ctc.losses()[s])
                        .as("loss %d", s)
                        .isCloseTo(wanted, within(golden.tolerance() * (1 + wanted)));
            }
            assertThat(ctc.impossible())
                    .isEqualTo(golden.json().get("impossible").asInt());
            var wanted = golden.packed(scope, golden.json().get("gradients"), layout);
            assertClose("gradient", x.gradient().tensor(), wanted, golden.tolerance());
        }
    }

    @Test
    void lossesAreThoseThatOthersPublished() {
        int gradients = 0;
        for (var json : SharedData.json("golden/json/ctc-loss-golden.json")) {
            for (var precision : List.of(Precision.F32, Precision.F64)) {
                gradients += published(json, precision);
            }
        }
        assertThat(gradients).isEqualTo(2 * 14);
    }

    /// @return 1 if there are gradients
    private static int published(JsonNode json, Precision precision) {
        String name = json.get("name").asString();
        double tolerance = json.get("tol").asDouble();
        var rows = json.get("logits");
        int[] target = new int[json.get("target").size()];
        for (int i = 0; i < target.length; i++) {
            target[i] = json.get("target").get(i).asInt();
        }
        try (var tape = Tape.recording(Scope.of("published"), precision)) {
            var x = Var.weight(tape, matrix(tape, rows));
            var ctc = new Ctc(
                    x,
                    Ragged.of(rows.size()),
                    new int[][] {target},
                    json.get("blank").asInt());
            ctc.loss().backward();
            assertThat(ctc.losses()[0]).as(name).isCloseTo(json.get("loss").asDouble(), within(tolerance));
            if (!json.has("grad_logits")) {
                return 0;
            }
            var wanted = matrix(tape, json.get("grad_logits"));
            for (int t = 0; t < rows.size(); t++) {
                for (int v = 0; v < wanted.columns(); v++) {
                    assertThat(x.gradient().tensor().get(t, v))
                            .as("%s, frame %d, symbol %d", name, t, v)
                            .isCloseTo(wanted.get(t, v), within(tolerance));
                }
            }
            return 1;
        }
    }

    private static Tensor matrix(Tape tape, JsonNode rows) {
        var tensor = tape.empty(rows.size(), rows.get(0).size());
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(r, c, rows.get(r).get(c).asDouble());
            }
        }
        return tensor;
    }
}
