// The files of a saved translator beside its weights.
package rondo.translate;

import java.nio.file.Path;
import java.util.List;
import rondo.store.ModelFolder;
import rondo.text.Tokenizer;
import rondo.text.TokenizerFile;

/// The files of a saved translator beside its weights: two tokenizers and `config.json`, which has their sums.
final class TranslatorFiles {
    private static final String SOURCE = "source.tokenizer.json";
    private static final String TARGET = "target.tokenizer.json";

    private TranslatorFiles() {}

    /// The tokenizer of source texts.
    ///
    /// @throws rondo.basis.FormatException if it is damaged, or not the one that was saved with the model
    static Tokenizer source(ModelFolder about, Path folder) {
        return read(about, folder, SOURCE);
    }

    /// The tokenizer of target texts.
    ///
    /// @throws rondo.basis.FormatException if it is damaged, or not the one that was saved with the model
    static Tokenizer target(ModelFolder about, Path folder) {
        return read(about, folder, TARGET);
    }

    private static Tokenizer read(ModelFolder about, Path folder, String name) {
        var tokenizer = TokenizerFile.read(folder.resolve(name));
        about.checkFile(folder, name);
        return tokenizer;
    }

    /// Writes all; `config.json` last, so that a folder that has it has the rest.
    static void write(Path folder, TranslationModel model, ModelFolder about) {
        ModelFolder.create(folder);
        TokenizerFile.write(folder.resolve(SOURCE), model.source());
        TokenizerFile.write(folder.resolve(TARGET), model.target());
        write(folder, about);
    }

    /// Writes `config.json` of a folder that has the rest.
    static void write(Path folder, ModelFolder about) {
        about.sealed(folder, List.of(SOURCE, TARGET)).write(folder);
    }
}
