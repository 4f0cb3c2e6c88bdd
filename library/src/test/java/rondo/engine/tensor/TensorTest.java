// Tensors: the largest number of a row.
package rondo.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void theFirstOfTheLargestIsFound() {
        try (var scope = Scope.of("largest")) {
            var tensor = Tensor.of(scope, DType.F32, Shape.of(2, 4), 5, -1, 3, 3, -4, -3, -2, -3);
            assertThat(tensor.largest(0, 0)).isZero();
            assertThat(tensor.largest(0, 1)).isEqualTo(2);
            assertThat(tensor.largest(1, 0)).isEqualTo(2);
            assertThat(tensor.largest(1, 3)).isEqualTo(3);
        }
    }
}
