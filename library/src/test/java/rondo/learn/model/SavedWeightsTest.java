// Memory of weights is shared by threads, and goes back when they cannot be had.
package rondo.learn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.tensor.Shape;
import rondo.net.layer.Initializer;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameter;

class SavedWeightsTest {
    private static Parameter weight(Initializer initializer) {
        return new Parameter(Shape.of(2, 3), initializer, Rng.of(1));
    }

    @Test
    void memoryOfNewWeightsIsNotUsedAgain() {
        var weight = weight((_, index) -> index);
        Layer net = visitor -> visitor.add("weight", weight);
        var scope = SavedWeights.create(net, "weights");
        assertThat(weight.value().get(1, 2)).isEqualTo(5);
        var memory = scope.allocate(64);
        scope.close();
        assertThatThrownBy(() -> memory.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void memoryGoesBackWhenWeightsCannotBeHad() {
        var made = new AtomicInteger();
        var first = weight((_, index) -> made.incrementAndGet());
        var second = weight((_, index) -> {
            throw new OutOfMemoryError("no more");
        });
        Layer net = visitor -> {
            visitor.add("first", first);
            visitor.add("second", second);
        };
        assertThatThrownBy(() -> SavedWeights.create(net, "weights")).isInstanceOf(OutOfMemoryError.class);
        assertThat(made).hasValue(6);
        assertThatThrownBy(() -> first.value().get(0, 0)).isInstanceOf(ShapeException.class);
    }
}
