// The version of Rondo that runs.
package rondo.basis;

/// The version of Rondo that runs, as signatures, provenance and `rondo --version` print it.
public final class Version {
    /// The number of the release that this code is or will become.
    public static final String NUMBER = "0.1.0";

    private Version() {}
}
