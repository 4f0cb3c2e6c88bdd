// The files of a saved translator beside its weights.
package rondo.translate;

import java.nio.file.Path;
import java.util.List;
import rondo.store.ModelFolder;
import rondo.text.Tokenizer;
import rondo.text.TokenizerFile;

/// The files of a saved translator beside its weights: two tokenizers, whose sums
/// `config.json` has.
final class TranslatorFiles {
    private static final String SOURCE = "source.tokenizer.json";
    private static final String TARGET = "target.tokenizer.json";

    /// Their names.
    static final List<String> NAMES = List.of(SOURCE, TARGET);

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

    /// Writes both.
    static void write(Path folder, Tokenizer source, Tokenizer target) {
        TokenizerFile.write(folder.resolve(SOURCE), source);
        TokenizerFile.write(folder.resolve(TARGET), target);
    }
}
