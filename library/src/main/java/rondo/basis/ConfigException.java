// A recipe or option that is unknown or contradicts another.
package rondo.basis;

/// A recipe or option that is unknown, out of range, or contradicts another. Exit code 2.
public final class ConfigException extends RondoException {
    private static final long serialVersionUID = 1;

    /// @param message place: found; expected; remedy
    public ConfigException(String message) {
        super(message);
    }

    /// @param message place: found; expected; remedy
    /// @param cause what the platform reported
    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
