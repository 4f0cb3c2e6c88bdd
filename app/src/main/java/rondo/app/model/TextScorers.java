// Opens models that judge texts, for commands.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import rondo.basis.FormatException;
import rondo.decode.forced.TextScorer;
import rondo.language.LanguageModel;
import rondo.store.ModelFolder;
import rondo.translate.Translator;

/// Opens models that judge texts, for commands: translators and language models.
public final class TextScorers {
    private TextScorers() {}

    /// A model that is open.
    ///
    /// @param scorer the model
    /// @param translator the same, if it is one
    /// @param closing closes it
    public record Opened(TextScorer scorer, Optional<Translator> translator, Runnable closing)
            implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /// The model in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws FormatException if it is neither a translator nor a language model
    public static Opened open(Path folder, int threads, PrintWriter err) {
        return switch (ModelFolder.read(folder).type()) {
            case Translator.TYPE -> {
                var model = Translators.open(folder, threads, err);
                yield new Opened(model, Optional.of(model), model::close);
            }
            case LanguageModel.TYPE -> {
                var model = LanguageModels.open(folder, threads, err);
                yield new Opened(model, Optional.empty(), model::close);
            }
            case String other ->
                throw new FormatException(folder + ": a model of kind " + other + "; expected a " + Translator.TYPE
                        + " or a " + LanguageModel.TYPE + "; check the path, rondo inspect " + folder
                        + " tells what it is");
        };
    }
}
