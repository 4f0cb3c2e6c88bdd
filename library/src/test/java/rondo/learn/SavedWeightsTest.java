// Weights of a model: what was opened for them is closed when they cannot be placed.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.tensor.Scope;
import rondo.net.layer.Linear;

class SavedWeightsTest {
    @Test
    void whatCannotBePlacedLeavesNothingOpen() {
        var net = new Linear(2, 3, Rng.of(1));
        try (var _ = SavedWeights.create(net, "weights placed once")) {
            assertThat(Scope.open()).containsEntry("weights placed once", 1);
            assertThatThrownBy(() -> SavedWeights.create(net, "weights placed twice"))
                    .isInstanceOf(ShapeException.class);
            assertThat(Scope.open()).doesNotContainKey("weights placed twice");
        }
    }
}
