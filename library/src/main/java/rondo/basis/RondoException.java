// The root of every error that Rondo reports to its user.
package rondo.basis;

/// The root of every error that Rondo reports to its user. The message reads `place: found; expected; remedy`
/// and fits on one line; the command line prints it alone.
public class RondoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param message place: found; expected; remedy
    public RondoException(String message) {
        super(message);
    }

    /// @param message place: found; expected; remedy
    /// @param cause what the platform reported
    public RondoException(String message, Throwable cause) {
        super(message, cause);
    }
}
