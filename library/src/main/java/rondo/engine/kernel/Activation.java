// The functions that act on each number alone.
package rondo.engine.kernel;

/// The functions that act on each number alone and whose derivative follows from their value.
public enum Activation {
    /// The hyperbolic tangent; derivative 1 - y^2.
    TANH,
    /// The logistic function 1 / (1 + e^-x); derivative y (1 - y).
    LOGISTIC,
    /// max(0, x); derivative 1 where y > 0, else 0.
    RELU
}
