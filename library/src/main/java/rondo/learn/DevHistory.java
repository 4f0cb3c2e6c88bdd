// What the evaluations of a training came to.
package rondo.learn;

import java.util.Optional;
import rondo.basis.ConfigException;
import rondo.learn.Event.Evaluated;

/// What the evaluations of a training came to.
///
/// @param best the best one
/// @param last the update of the last one, 0 before the first
/// @param stale how many there were since the best
/// @param waited how many there were since the best or the last plateau
/// @param plateaus how often the learning rate was lowered
record DevHistory(Optional<Evaluated> best, long last, int stale, int waited, int plateaus) {
    static final DevHistory START = new DevHistory(Optional.empty(), 0, 0, 0, 0);

    /// Whether an evaluation is better than all before; of equal scores the one with the lower loss.
    ///
    /// @throws ConfigException if scores are compared and it has none
    boolean improvedBy(Evaluated evaluated, Stopping.By by) {
        double figure = figure(evaluated, by);
        return best.map(before -> figure > figure(before, by)
                        || (figure == figure(before, by) && evaluated.loss() < before.loss()))
                .orElse(!Double.isNaN(figure));
    }

    /// After an evaluation.
    ///
    /// @param patience how many without improvement make a plateau
    DevHistory after(Evaluated evaluated, int patience) {
        if (evaluated.improved()) {
            return new DevHistory(Optional.of(evaluated), evaluated.update(), 0, 0, plateaus);
        }
        boolean plateau = waited + 1 >= patience;
        return new DevHistory(
                best, evaluated.update(), stale + 1, plateau ? 0 : waited + 1, plateaus + (plateau ? 1 : 0));
    }

    private static double figure(Evaluated evaluated, Stopping.By by) {
        return switch (by) {
            case LOSS -> -evaluated.loss();
            case SCORE ->
                evaluated
                        .score()
                        .map(Score::value)
                        .orElseThrow(
                                () -> new ConfigException(
                                        "stop by score: the task has none on this development set; expected one; stop by loss"));
        };
    }
}
