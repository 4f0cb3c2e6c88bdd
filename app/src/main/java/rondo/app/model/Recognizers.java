// Opens recognisers for commands.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import rondo.ink.Recognizer;

/// Opens recognisers for commands.
public final class Recognizers {
    private Recognizers() {}

    /// The recogniser in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    public static Recognizer open(Path folder, int threads, PrintWriter err) {
        return ModelKind.RECOGNIZER.open(folder, () -> Recognizer.open(folder, threads), Recognizer::warnings, err);
    }
}
