// Tensors side by side in one, over and over.
package rondo.translate;

import java.util.ArrayList;
import java.util.List;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Tensor;

/// Tensors side by side in one, over and over in the same memory; one alone is itself. Nothing is allocated when
/// they are joined.
final class SideBySide {
    private final List<Tensor> parts;
    private final Tensor whole;
    private final List<Tensor> places = new ArrayList<>(); // of the parts in the whole, where there are several

    /// @param tape off; owns the memory
    /// @param parts [R,F1], [R,F2], ..., one at least
    SideBySide(Tape tape, List<Tensor> parts) {
        this.parts = parts;
        if (parts.size() == 1) {
            this.whole = parts.getFirst();
            return;
        }
        int columns = parts.stream().mapToInt(Tensor::columns).sum();
        this.whole = tape.empty(parts.getFirst().rows(), columns);
        int from = 0;
        for (var part : parts) {
            places.add(whole.columns(from, from + part.columns()));
            from += part.columns();
        }
    }

    /// The parts as they are now, [R,F1+F2+...]; the same tensor each time.
    Tensor join() {
        for (int i = 0; i < places.size(); i++) {
            places.get(i).copy(parts.get(i));
        }
        return whole;
    }
}
