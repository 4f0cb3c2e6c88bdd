// How often the state of a training is saved.
package rondo.learn;

import java.time.Duration;

/// How often the state of a training is saved, beside after each evaluation and at the end.
///
/// @param time the longest time between two savings
/// @param updates the most updates between two savings
public record Saving(Duration time, int updates) {
    /// Every five minutes.
    public static Saving standard() {
        return new Saving(Duration.ofMinutes(5), Integer.MAX_VALUE);
    }
}
