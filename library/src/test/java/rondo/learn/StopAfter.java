// Stops a training after some turns.
package rondo.learn;

import java.util.function.BooleanSupplier;

/// Stops a training after some turns, each an update, an evaluation or the change to the next epoch; counted from
/// when it begins, whatever was prepared before. Has to be told what happens.
public final class StopAfter implements Progress, BooleanSupplier {
    private int left;
    private boolean started;

    /// @param turns until it stops
    public StopAfter(int turns) {
        left = turns;
    }

    @Override
    public void on(Event event) {
        started |= event instanceof Event.Started;
    }

    @Override
    public boolean getAsBoolean() {
        return started && left-- <= 0;
    }
}
