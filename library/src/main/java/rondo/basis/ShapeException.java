// Tensors whose shapes do not fit one another.
package rondo.basis;

/// Tensors whose shapes do not fit one another, or one used after its scope was closed.
public final class ShapeException extends RondoException {
    private static final long serialVersionUID = 1;

    /// @param message place: found; expected; remedy
    public ShapeException(String message) {
        super(message);
    }

    /// @param message place: found; expected; remedy
    /// @param cause what the platform reported
    public ShapeException(String message, Throwable cause) {
        super(message, cause);
    }
}
