// The word vectors that a training begins with.
package rondo.app.train;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import rondo.text.vector.WordVectors;

/// The word vectors that a training begins with, as an option.
final class VectorsOption {
    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description =
                    "Word vectors to begin with: of GloVe, word2vec or fastText, text or binary; a word's vector in"
                            + " the model is as long as theirs if nothing else is said.")
    private Optional<Path> file = Optional.empty();

    /// Their file, if there is one.
    Optional<Path> file() {
        return file;
    }

    /// The recipe that was asked for, with vectors of words as long as those of the file if nothing is said of it.
    ///
    /// @param size the name of that setting, in JSON
    <R extends Record> R recipe(TrainingOptions<R> options, String size) {
        return file.map(path -> options.recipe(size, Integer.toString(WordVectors.size(path))))
                .orElseGet(options::recipe);
    }
}
