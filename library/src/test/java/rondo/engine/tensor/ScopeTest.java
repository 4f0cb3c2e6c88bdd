// Scopes: what is taken back is dead, and what is forgotten is named.
package rondo.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.net.layer.Parameters;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.Recurrent;
import rondo.net.recurrent.State;

class ScopeTest {
    @Test
    void useAfterRecyclingIsAnError() {
        try (var scope = Scope.of("recycled")) {
            var tensor = Tensor.zeros(scope, DType.F32, 2, 2);
            var view = tensor.rows(0, 1);
            scope.recycle();
            assertThatThrownBy(() -> tensor.get(0, 0))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("recycled");
            assertThatThrownBy(view::segment).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> Tensor.zeros(scope, DType.F32, 2, 2).copy(tensor))
                    .isInstanceOf(ShapeException.class);
        }
    }

    @Test
    void useAfterClosingIsAnError() {
        var scope = Scope.of("closed");
        var child = scope.child("inner");
        var tensor = Tensor.zeros(child, DType.F64, 1);
        scope.close();
        scope.close();
        assertThatThrownBy(() -> tensor.get(0, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("closed/inner");
        assertThatThrownBy(() -> scope.allocate(8)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> scope.child("another")).isInstanceOf(ShapeException.class);
        assertThatThrownBy(child::recycle).isInstanceOf(ShapeException.class);
    }

    @Test
    void aStateDoesNotOutliveItsStep() {
        try (var weights = Scope.of("weights");
                var tape = Tape.off(Scope.of("step"), Precision.F32)) {
            var net = new Recurrent(Cells.create("lstm", new CellSizes(2, 3), Rng.of(1)));
            Parameters.place(net, weights, DType.F32);
            var layout = Ragged.equal(1, 2);
            State last = net.run(Var.constant(tape, tape.zeros(2, 2)), layout).last();
            tape.next(Rng.of(2));
            var x = Var.constant(tape, tape.zeros(2, 2));
            assertThatThrownBy(() -> net.run(x, layout, last)).isInstanceOf(ShapeException.class);
            assertThatCode(() -> net.run(x, layout)).doesNotThrowAnyException();
        }
    }

    @Test
    void aForgottenTapeIsNamed() {
        var tape = Tape.recording(Scope.of("a step that is forgotten"), Precision.F32);
        assertThat(Scope.open()).containsEntry("a step that is forgotten", 1);
        tape.close();
        assertThat(Scope.open()).doesNotContainKey("a step that is forgotten");
    }

    @Test
    void closingTakesChildrenAlong() {
        try (var scope = Scope.of("parent with a child")) {
            scope.child("child");
            assertThat(Scope.open()).containsKey("parent with a child/child");
        }
        assertThat(Scope.open()).doesNotContainKeys("parent with a child", "parent with a child/child");
    }

    @Test
    void repeatedStepsRunInOneSlab() {
        try (var scope = Scope.of("slabs")) {
            long settled = 0;
            for (int step = 0; step < 6; step++) {
                for (int i = 0; i < 10; i++) {
                    Tensor.zeros(scope, DType.F32, 100, 100);
                }
                settled = step == 1 ? scope.bytes() : settled;
                scope.recycle();
            }
            assertThat(scope.bytes()).isEqualTo(settled);
        }
    }

    @Test
    void memoryOfAClosedScopeIsKept() {
        // Others may need the room for theirs at the same moment, but not each time.
        assertThat(IntStream.range(0, 50).anyMatch(i -> isKept())).isTrue();
    }

    private static boolean isKept() {
        var scope = Scope.of("kept");
        var memory = scope.allocate(1 << 20);
        scope.close();
        return memory.scope().isAlive();
    }

    @Test
    void memoryThatThreadsShareIsNotUsedAgain() {
        var scope = Scope.shared("shared");
        var memory = scope.allocate(64);
        scope.close();
        assertThatThrownBy(() -> memory.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlySoMuchMemoryIsKept() {
        var memory = new ArrayList<MemorySegment>();
        for (int i = 0; i < 5; i++) {
            try (var scope = Scope.of("large")) {
                memory.add(scope.allocate((40L + 90L * (i % 2)) << 20)); // never the slab before
            }
        }
        assertThat(memory.stream().filter(m -> m.scope().isAlive()).count()).isLessThanOrEqualTo(3);
    }
}
