// When a training ends before its last epoch.
package rondo.learn;

import rondo.basis.ConfigException;

/// When a training ends before its last epoch, and which of its nets is the best.
///
/// @param by what is compared
/// @param patience how many evaluations without improvement end it, 0 to never end early
/// @param every how many updates lie between two evaluations, 0 to evaluate after each epoch
public record Stopping(By by, int patience, int every) {
    /// What is compared.
    public enum By {
        /// The loss on the development set; lower is better.
        LOSS,
        /// The task's score on the development set; higher is better.
        SCORE
    }

    /// @throws ConfigException if a number is below 0
    public Stopping {
        if (patience < 0 || every < 0) {
            throw new ConfigException(
                    "stopping: patience " + patience + ", every " + every + " updates; expected none below 0");
        }
    }

    /// After five epochs in which the loss did not improve.
    public static Stopping standard() {
        return new Stopping(By.LOSS, 5, 0);
    }
}
