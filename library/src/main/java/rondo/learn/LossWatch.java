// Notices a loss that explodes.
package rondo.learn;

/// Notices a loss that explodes: one that stays far above its running mean, by twice its size, or by two where that
/// is less than one: losses of densities may be below zero. Losses far above do not move the mean.
///
/// @param mean the running mean of the loss per unit, 0 before the first
/// @param high how many losses in a row were far above it
record LossWatch(double mean, int high) {
    static final LossWatch START = new LossWatch(0, 0);
    private static final double MEMORY = 0.98;
    private static final double FAR = 2;
    private static final int LONG = 50;

    /// After another loss per unit.
    LossWatch after(double loss) {
        if (mean == 0) {
            return new LossWatch(loss, 0);
        }
        return loss > mean + FAR * Math.max(1, Math.abs(mean))
                ? new LossWatch(mean, high + 1)
                : new LossWatch(MEMORY * mean + (1 - MEMORY) * loss, 0);
    }

    /// Whether the loss has exploded.
    boolean exploded() {
        return high >= LONG;
    }
}
