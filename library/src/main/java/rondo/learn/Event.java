// What happens in a training.
package rondo.learn;

import java.nio.file.Path;
import java.util.Optional;

/// What happens in a training. Epochs and updates count from 1.
public sealed interface Event {
    /// Something is made ready before a training begins; it may take a while.
    ///
    /// @param what such as `learning a vocabulary from train.txt`
    record Preparing(String what) implements Event {}

    /// A training begins, or is continued.
    ///
    /// @param examples to learn from
    /// @param units of these examples
    /// @param parameters how many numbers are learned
    /// @param epochs how many will be done
    /// @param update after which it is continued, 0 if it is new
    /// @param evaluation the update of the last evaluation before that, 0 if there was none
    record Started(int examples, long units, long parameters, int epochs, long update, long evaluation)
            implements Event {}

    /// An update of the weights.
    ///
    /// @param batch how many batches of this epoch are done
    /// @param batches how many it has
    /// @param loss of the examples of this update, per unit
    /// @param epochLoss of this epoch so far, per unit
    /// @param norm of the gradient of the loss per unit, before clipping
    /// @param rate the learning rate
    /// @param unitsPerSecond since the training was begun or continued, evaluations left out
    /// @param secondsLeft until the last epoch, by this speed
    /// @param shares where the time goes
    record Updated(
            int epoch,
            long update,
            int batch,
            int batches,
            double loss,
            double epochLoss,
            double norm,
            double rate,
            double unitsPerSecond,
            double secondsLeft,
            Shares shares)
            implements Event {}

    /// Where the time of updates goes, as shares of 1.
    ///
    /// @param gradients forward and backward passes
    /// @param sum adding the gradients of shards, and their norm
    /// @param optimizer updating the weights
    /// @param rest choosing examples, and reporting
    record Shares(double gradients, double sum, double optimizer, double rest) {}

    /// A net on the development set.
    ///
    /// @param loss per unit
    /// @param score the task's score, where it has one
    /// @param improved whether it is the best so far
    /// @param seconds how long it took
    record Evaluated(int epoch, long update, double loss, Optional<Score> score, boolean improved, double seconds)
            implements Event {}

    /// The state was saved.
    ///
    /// @param file where
    /// @param update the last one in it
    record Saved(Path file, long update) implements Event {}

    /// Something that the user should know.
    ///
    /// @param message place: found; expected; remedy
    record Warned(String message) implements Event {}
}
