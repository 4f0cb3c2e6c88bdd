// Something that ran and can be run backwards.
package rondo.engine.grad;

/// Something that ran and can be run backwards.
public interface Recorded {
    /// Adds to the gradients of what it read, given those of what it made.
    void backward();
}
