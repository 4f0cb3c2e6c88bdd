// How a training ended.
package rondo.learn;

import java.util.Optional;

/// How a training ended. The net holds the best weights found so far, by the development set.
///
/// @param ending why it ended
/// @param epochs how many epochs were done whole, those before it was continued included
/// @param updates how many updates there were, those before it was continued included
/// @param best the best evaluation, absent if there was none
public record Outcome(Ending ending, int epochs, long updates, Optional<Event.Evaluated> best) {
    /// Why a training ended.
    public enum Ending {
        /// All epochs are done.
        FINISHED,
        /// The development set did not improve any more.
        STOPPED_EARLY,
        /// It was told to stop; its state is saved where it has a folder.
        INTERRUPTED
    }
}
