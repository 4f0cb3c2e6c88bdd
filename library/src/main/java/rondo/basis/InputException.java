// The user's data is not what a task can take.
package rondo.basis;

/// The user's data is not what a task can take: a file of another length, not UTF-8, a field missing. Exit code
/// 65.
public final class InputException extends RondoException {
    private static final long serialVersionUID = 1;

    /// @param message place: found; expected; remedy
    public InputException(String message) {
        super(message);
    }

    /// @param message place: found; expected; remedy
    /// @param cause what the platform reported
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
