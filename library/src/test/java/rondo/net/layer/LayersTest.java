// Linear layers, embeddings and parameters.
package rondo.net.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

class LayersTest {
    @Test
    void gradientOfALinearLayerIsTheDerivative() {
        try (var scope = Scope.of("linear")) {
            var layer = new Linear(3, 4, Rng.of(1));
            Parameters.place(layer, scope, DType.F64);
            var weights = new LinkedHashMap<>(Parameters.values(layer));
            var x = Tensors.random(scope, DType.F64, Rng.of(2), 5, 3);
            weights.put("x", x);
            var worst = GradCheck.worst(weights, tape -> {
                var once = layer.apply(Var.weight(tape, x));
                var again = layer.apply(Ops.columns(once, 1, 4));
                return Ops.add(Ops.sum(Ops.multiply(once, once)), Ops.sum(Ops.tanh(again)));
            });
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
        }
    }

    @Test
    void sparseGradientsOfAnEmbeddingAreTheDenseOnes() {
        int[] ids = {3, 0, 3, -1, 7, 3};
        try (var scope = Scope.of("embedding");
                var sparse = Tape.recording(Scope.of("sparse"), Precision.F32);
                var dense = Tape.recording(Scope.of("dense"), Precision.F32)) {
            var embedding = new Embedding(8, 5, Rng.of(1));
            Parameters.place(embedding, scope, DType.F32);
            var table = embedding.weight().value();
            var first = embedding.apply(sparse, ids);
            var second = embedding.apply(sparse, new int[] {3, 1});
            Ops.add(Ops.sum(Ops.multiply(first, first)), Ops.sum(Ops.multiply(second, second)))
                    .backward();
            assertThat(sparse.gradient(table).rowParts()).hasSize(2);

            // the same by a product with rows of ones and zeros
            var rows = Tensor.zeros(scope, DType.F32, ids.length + 2, 8);
            int[] all = {3, 0, 3, -1, 7, 3, 3, 1};
            for (int r = 0; r < all.length; r++) {
                if (all[r] >= 0) {
                    rows.set(r, all[r], 1);
                }
            }
            var expected = new Linear(embedding.weight(), Optional.empty());
            assertThat(expected.outputs()).isEqualTo(8);
            var gradient = Tensor.zeros(scope, DType.F32, 8, 5);
            var values = Ops.stack(List.of(first, second)).value();
            var twice = dense.zeros(all.length, 5);
            Precision.F32.pointwise().add(2, values, twice);
            Precision.F32.gemm().outer(rows, twice, 0, gradient);
            assertClose("embedding", sparse.gradient(table).tensor(), gradient, 1e-6);
            assertThat(sparse.gradient(table).rowParts()).as("summed once").isEmpty();
        }
    }

    @Test
    void sharedParametersAppearOnceAndAddTheirGradients() {
        try (var scope = Scope.of("shared")) {
            var embedding = new Embedding(6, 4, Rng.of(1));
            var output = new Linear(embedding.weight(), Optional.empty());
            Layer net = visitor -> {
                visitor.add("embedding", embedding);
                visitor.add("output", output);
            };
            Parameters.place(net, scope, DType.F64);
            assertThat(Parameters.values(net)).containsOnlyKeys("embedding.weight");
            assertThat(Parameters.count(net)).isEqualTo(24);
            var worst = GradCheck.worst(
                    Parameters.values(net),
                    tape -> Ops.sum(Ops.tanh(output.apply(embedding.apply(tape, new int[] {1, 5, 1})))));
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
        }
    }

    @Test
    void packedCopiesFollowTheNumbers() {
        try (var scope = Scope.of("packed");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var layer = new Linear(2, 2, false, Rng.of(1));
            Parameters.place(layer, scope, DType.F32);
            var x = Var.constant(tape, Tensors.random(scope, DType.F32, Rng.of(2), 1, 2));
            var weight = layer.weight();
            assertThat(weight.packed(tape, true)).isSameAs(weight.packed(tape, true));
            assertThat(weight.packed(tape, true, 0, 1, 0, 2)).isNotSameAs(weight.packed(tape, true));
            layer.apply(x);
            weight.value().clear();
            weight.value().touch();
            assertThat(layer.apply(x).value().toFloats()).containsExactly(0, 0);
        }
    }

    @Test
    void parametersArePlacedOnce() {
        try (var scope = Scope.of("twice")) {
            var layer = new Linear(2, 2, Rng.of(1));
            assertThatThrownBy(() -> Parameters.values(layer))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("placed");
            Parameters.place(layer, scope, DType.F32);
            assertThatThrownBy(() -> Parameters.place(layer, scope, DType.F32)).isInstanceOf(ShapeException.class);
        }
    }

    @Test
    void frozenRowsAreReadLikeOthersButHaveNoGradient() {
        int[] ids = {3, 0, 3, -1, 7};
        try (var scope = Scope.of("embedding");
                var plain = Tape.recording(Scope.of("plain"), Precision.F32);
                var tape = Tape.recording(Scope.of("frozen"), Precision.F32)) {
            var embedding = new Embedding(8, 5, Rng.of(1));
            Parameters.place(embedding, scope, DType.F32);
            embedding.begin(3, new float[] {1, 2, 3, 4, 5});
            var table = embedding.weight().value();
            var before = embedding.apply(plain, ids).value().toFloats();
            assertThat(before).startsWith(1, 2, 3, 4, 5);
            embedding.freeze(3);
            var x = embedding.apply(tape, ids);
            assertThat(x.value().toFloats()).isEqualTo(before);
            Ops.sum(x).backward();
            var gradient = tape.gradient(table).tensor();
            for (int row = 0; row < 8; row++) {
                assertThat(gradient.get(row, 0)).as("row %d", row).isEqualTo(row == 0 || row == 7 ? 1 : 0);
            }
            assertThat(embedding.apply(tape, new int[] {3, 3}).tracked()).isTrue();
        }
    }
}
