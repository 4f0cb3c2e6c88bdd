// Opens encoders of phrases for commands.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import rondo.structure.phrase.PhraseEncoder;

/// Opens encoders of phrases for commands.
public final class PhraseEncoders {
    private PhraseEncoders() {}

    /// The encoder in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    public static PhraseEncoder open(Path folder, int threads, PrintWriter err) {
        return ModelKind.PHRASE_ENCODER.open(
                folder, () -> PhraseEncoder.open(folder, threads), PhraseEncoder::warnings, err);
    }
}
