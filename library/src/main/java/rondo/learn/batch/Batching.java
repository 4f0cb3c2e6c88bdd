// How large batches are.
package rondo.learn.batch;

import rondo.basis.ConfigException;

/// How large batches are.
///
/// @param size the largest batch, in examples or units; one example longer than that is a batch alone
/// @param by what is counted
/// @param accumulation how many batches make one update
public record Batching(int size, By by, int accumulation) {
    /// What is counted.
    public enum By {
        /// Examples, such as sentences.
        EXAMPLES,
        /// Examples, taken in the order given, as stretches of a text are whose reader remembers what was
        /// before.
        CONSECUTIVE,
        /// Units of the loss, such as target words.
        UNITS
    }

    /// @throws ConfigException if a number is below 1
    public Batching {
        if (size < 1) {
            throw new ConfigException("batch: " + size + "; expected at least 1");
        }
        if (accumulation < 1) {
            throw new ConfigException("accumulation: " + accumulation + "; expected at least 1 batch an update");
        }
    }

    /// The same with other sizes.
    public Batching size(int other) {
        return new Batching(other, by, accumulation);
    }

    /// 64 examples an update.
    public static Batching standard() {
        return new Batching(64, By.EXAMPLES, 1);
    }
}
