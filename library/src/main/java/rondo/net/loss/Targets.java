// Checks the targets of a loss.
package rondo.net.loss;

import rondo.basis.ConfigException;
import rondo.basis.ShapeException;
import rondo.engine.grad.Var;

/// Checks the targets of a loss that looks at few words.
final class Targets {
    private Targets() {}

    /// @param x features [N,D]
    /// @param targets N word numbers
    /// @param words V
    /// @throws ShapeException if there are not N, or one is outside [0, V)
    /// @throws ConfigException if there is smoothing, which would look at all words
    static void check(String place, Var x, int[] targets, int words, double smoothing) {
        if (smoothing != 0) {
            throw new ConfigException(place + ": label smoothing " + smoothing + "; expected 0; only the full softmax"
                    + " looks at all words");
        }
        if (targets.length != x.rows()) {
            throw new ShapeException(
                    place + ": " + targets.length + " targets for " + x.value() + "; expected one a row");
        }
        for (int target : targets) {
            if (target < 0 || target >= words) {
                throw new ShapeException(place + ": target " + target + "; expected one of " + words + " words");
            }
        }
    }
}
