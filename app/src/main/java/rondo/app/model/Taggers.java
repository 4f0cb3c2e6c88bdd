// Opens taggers for commands.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import rondo.label.Tagger;

/// Opens taggers for commands.
public final class Taggers {
    private Taggers() {}

    /// The tagger in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    public static Tagger open(Path folder, int threads, PrintWriter err) {
        return ModelKind.TAGGER.open(folder, () -> Tagger.open(folder, threads), Tagger::warnings, err);
    }
}
