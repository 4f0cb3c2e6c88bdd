// A model file that cannot be read.
package rondo.basis;

/// A model file that cannot be read: truncated, of another kind, newer, or with tensors of other shapes. Exit
/// code 65.
public final class FormatException extends RondoException {
    private static final long serialVersionUID = 1;

    /// @param message place: found; expected; remedy
    public FormatException(String message) {
        super(message);
    }

    /// @param message place: found; expected; remedy
    /// @param cause what the platform reported
    public FormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
