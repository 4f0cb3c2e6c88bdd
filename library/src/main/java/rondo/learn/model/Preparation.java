// What a training does before it can save anything.
package rondo.learn.model;

import java.util.function.BooleanSupplier;
import rondo.basis.Shown;
import rondo.basis.StoppedException;
import rondo.learn.Event;
import rondo.learn.Progress;

/// What a training does before it can save anything, such as learning a vocabulary: its listener is told, and it
/// ends when it is asked to stop.
///
/// @param progress is told what begins
/// @param stop whether to stop
public record Preparation(Progress progress, BooleanSupplier stop) {
    /// Tells what begins.
    ///
    /// @param what such as `learning a vocabulary from train.txt`
    /// @throws StoppedException if it is asked to stop
    public void begin(String what) {
        goOn();
        progress.on(new Event.Preparing(what));
    }

    /// Says that examples are read.
    ///
    /// @param count how many
    /// @param what one of them is called
    /// @throws StoppedException if it is asked to stop
    public void beginReading(int count, String what) {
        begin("reading " + Shown.count(count, what));
    }

    /// Looks whether to go on; called often.
    ///
    /// @throws StoppedException if it is asked to stop
    public void goOn() {
        if (stop.getAsBoolean()) {
            throw new StoppedException("training: stopped before its first update; nothing new to save; the same"
                    + " training begun again goes on");
        }
    }
}
