// A conditional random field over chains against PyTorch.
package rondo.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.net.layer.Parameters;
import rondo.net.loss.Crf;
import rondo.net.loss.chain.ChainRules;

class CrfGoldenTest {
    private static List<Golden> cases() {
        return Golden.cases("crf");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossGradientsAndBestChainsAreThoseOfPyTorch(Golden golden) {
        var json = golden.json();
        int[][] truth = golden.ids("truth");
        var layout = Ragged.of(Stream.of(truth).mapToInt(chain -> chain.length).toArray());
        try (var scope = Scope.of("golden");
                var tape = Tape.recording(Scope.of("tape"), golden.precision())) {
            var crf = new Crf(ChainRules.free(json.get("begin").size()));
            Parameters.place(crf, scope, golden.precision().type());
            Parameters.values(crf)
                    .forEach((name, tensor) ->
                            tensor.copy(golden.tensor(scope, json.get(name))).touch());
            var emissions = Var.weight(tape, golden.packed(scope, json.get("emissions"), layout));
            var loss = crf.loss(emissions, layout, truth);
            loss.loss().backward();
            for (int s = 0; s < truth.length; s++) {
                double wanted = json.get("losses").get(s).asDouble();
                assertThat(loss.losses()[s])
                        .as("loss %d", s)
                        .isCloseTo(wanted, within(golden.tolerance() * (1 + wanted)));
            }
            var gradients = json.get("gradients");
            var wanted = golden.packed(scope, gradients.get("emissions"), layout);
            assertClose("emissions", emissions.gradient().tensor(), wanted, golden.tolerance());
            Parameters.values(crf)
                    .forEach((name, tensor) -> assertClose(
                            name,
                            tape.gradient(tensor).tensor(),
                            golden.tensor(scope, gradients.get(name)),
                            golden.tolerance()));
            assertThat(crf.best(tape, emissions.value(), layout)).containsExactly(golden.ids("best"));
        }
    }
}
