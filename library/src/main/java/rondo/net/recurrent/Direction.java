// The order in which the steps of a sequence are taken.
package rondo.net.recurrent;

/// The order in which the steps of a sequence are taken.
public enum Direction {
    /// From the first to the last.
    FORWARD,
    /// From the last to the first.
    BACKWARD;

    /// The step taken as number `i` of `steps`.
    int step(int i, int steps) {
        return this == FORWARD ? i : steps - 1 - i;
    }
}
