// Opens language models for commands.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import rondo.language.LanguageModel;

/// Opens language models for commands.
public final class LanguageModels {
    private LanguageModels() {}

    /// Checks that a folder holds a language model, which is to be judged.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command that judges what is there is named
    public static void checkJudged(Path folder) {
        ModelKind.LANGUAGE_MODEL.checkJudged(folder);
    }

    /// The language model in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    public static LanguageModel open(Path folder, int threads, PrintWriter err) {
        return ModelKind.LANGUAGE_MODEL.open(
                folder, () -> LanguageModel.open(folder, threads), LanguageModel::warnings, err);
    }
}
