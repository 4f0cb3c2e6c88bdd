// A training was told to stop before there was anything to save.
package rondo.basis;

/// A training was told to stop before there was anything to save: while it learned a vocabulary or cut texts into
/// tokens. Nothing failed. Exit code 0.
public final class StoppedException extends RondoException {
    private static final long serialVersionUID = 1;

    /// @param message place: found; expected; remedy
    public StoppedException(String message) {
        super(message);
    }
}
