// A way to draw values of one kind.
package rondo.app.demo;

import java.util.List;
import rondo.basis.Rng;

/// A way to draw values of one kind.
interface SlotSource {
    /// A value, the same for the same random stream.
    Slot draw(Rng rng);

    /// Any value of a list, each as likely.
    static SlotSource anyOf(List<Slot> values) {
        return rng -> values.get(rng.below(0, values.size()));
    }
}
