// Cross-entropy against its formula, and its gradients.
package rondo.net.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.Arrays;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameters;

class CrossEntropyTest {
    private static Linear output(Scope scope, DType type, int inputs, int vocabulary) {
        var output = new Linear(inputs, vocabulary, Rng.of(1));
        Parameters.place(output, scope, type);
        var bias = output.bias().orElseThrow().value();
        for (int c = 0; c < vocabulary; c++) {
            bias.set(0, c, Rng.of(2).uniform(c));
        }
        bias.touch();
        return output;
    }

    private static int[] targets(int rows, int vocabulary) {
        var targets = new int[rows];
        Arrays.setAll(targets, i -> Rng.of(3).below(i, vocabulary));
        return targets;
    }

    /// `- log softmax(x W' + b)` of every word for a row.
    private static double[] surprises(Linear output, Tensor x, int row) {
        double[] logits = new double[output.outputs()];
        double sum = 0;
        for (int v = 0; v < logits.length; v++) {
            logits[v] = output.bias().orElseThrow().value().get(0, v);
            for (int k = 0; k < x.columns(); k++) {
                logits[v] += x.get(row, k) * output.weight().value().get(v, k);
            }
            sum += Math.exp(logits[v]);
        }
        double logSum = Math.log(sum);
        return Arrays.stream(logits).map(logit -> logSum - logit).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void isItsFormula(double smoothing) {
        try (var scope = Scope.of("formula");
                var tape = Tape.off(Scope.of("tape"), Precision.F64)) {
            var output = output(scope, DType.F64, 4, 7);
            var x = Tensors.random(scope, DType.F64, Rng.of(4), 5, 4);
            int[] targets = targets(5, 7);
            var entropy = new CrossEntropy(output, Var.constant(tape, x), targets, smoothing);
            double expected = 0;
            for (int r = 0; r < 5; r++) {
                double[] surprises = surprises(output, x, r);
                expected += (1 - smoothing) * surprises[targets[r]]
                        + smoothing * Arrays.stream(surprises).average().orElseThrow();
                assertThat((double) entropy.losses()[r])
                        .isBetween(surprises[targets[r]] - 1e-6, surprises[targets[r]] + 1e-6);
            }
            assertThat(entropy.loss().value().get(0, 0)).isBetween(expected - 1e-12, expected + 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void gradientsAreDerivatives(double smoothing) {
        try (var scope = Scope.of("gradient")) {
            var output = output(scope, DType.F64, 4, 7);
            var weights = new LinkedHashMap<>(Parameters.values(output));
            var x = Tensors.random(scope, DType.F64, Rng.of(4), 5, 4);
            weights.put("x", x);
            var worst = GradCheck.worst(weights, tape -> {
                var first = new CrossEntropy(output, Ops.tanh(Var.weight(tape, x)), targets(5, 7), smoothing);
                var second = new CrossEntropy(output, Var.weight(tape, x), targets(5, 7), smoothing);
                return Ops.add(first.loss(), second.loss());
            });
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
        }
    }

    /// A vocabulary so large that 16 rows of logits are a chunk.
    @Test
    void chunksAddUp() {
        int vocabulary = 1 << 17;
        int rows = 37;
        try (var scope = Scope.of("chunks");
                var whole = Tape.recording(Scope.of("whole"), Precision.F32);
                var parts = Tape.recording(Scope.of("parts"), Precision.F32)) {
            var output = output(scope, DType.F32, 3, vocabulary);
            var x = Tensors.random(scope, DType.F32, Rng.of(4), rows, 3);
            int[] targets = targets(rows, vocabulary);
            var entropy = new CrossEntropy(output, Var.weight(whole, x), targets, 0.1);
            entropy.loss().backward();
            var sum = Var.constant(parts, parts.zeros(1));
            var input = Var.weight(parts, x);
            var losses = new float[rows];
            for (int r = 0; r < rows; r += 5) {
                int count = Math.min(5, rows - r);
                int first = r;
                int[] some = new int[count];
                Arrays.setAll(some, i -> first + i);
                var part = new CrossEntropy(
                        output, Ops.gather(input, some), Arrays.copyOfRange(targets, r, r + count), 0.1);
                System.arraycopy(part.losses(), 0, losses, r, count);
                sum = Ops.add(sum, part.loss());
            }
            sum.backward();
            assertThat(entropy.losses()).isEqualTo(losses);
            assertClose("loss", entropy.loss().value(), sum.value(), 1e-6);
            assertClose("dx", whole.gradient(x).tensor(), parts.gradient(x).tensor(), 0);
            Parameters.values(output)
                    .forEach((name, weight) -> assertClose(
                            name,
                            whole.gradient(weight).tensor(),
                            parts.gradient(weight).tensor(),
                            1e-5));
        }
    }

    @Test
    void hasToBeAnEndOfTheTape() {
        try (var scope = Scope.of("end");
                var tape = Tape.recording(Scope.of("tape"), Precision.F32)) {
            var output = output(scope, DType.F32, 4, 7);
            var x = Var.weight(tape, Tensors.random(scope, DType.F32, Rng.of(4), 5, 4));
            assertThatThrownBy(() -> new CrossEntropy(output, x, targets(4, 7), 0))
                    .isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> new CrossEntropy(output, x, new int[] {0, 1, 2, 3, 7}, 0))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("target 7");
            var loss = new CrossEntropy(output, x, targets(5, 7), 0).loss();
            assertThatThrownBy(() -> Ops.multiply(loss, loss).backward())
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("scaled");
        }
    }
}
