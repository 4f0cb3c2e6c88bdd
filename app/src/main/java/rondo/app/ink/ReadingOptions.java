// How the text of ink is searched for, and which models judge it.
package rondo.app.ink;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;
import rondo.app.model.LanguageModels;
import rondo.app.model.Recognizers;
import rondo.app.stream.TextLines;
import rondo.basis.ConfigException;
import rondo.ink.InkLanguage;
import rondo.ink.InkLexicon;
import rondo.ink.InkSearch;
import rondo.ink.InkTuning;
import rondo.ink.Recognizer;

/// How the text of ink is searched for, and which models judge it.
final class ReadingOptions {
    private static final double WEIGHT = 0.5; // of the language model
    private static final int WIDE = 32; // the beam where more than the best path is asked for

    @Option(
            names = "--beam",
            paramLabel = "N",
            description = "Beginnings kept at each step; 1 takes the best path, which is fastest (default: 1; 32 with"
                    + " --n-best, --lexicon or --language-model).")
    private Optional<Integer> beam = Optional.empty();

    @Option(names = "--lexicon", paramLabel = "FILE", description = "The words that may be written, one a line.")
    private Optional<Path> lexicon = Optional.empty();

    @Option(
            names = "--language-model",
            paramLabel = "MODEL",
            description = "A language model, of characters or of words, which judges as well.")
    private Optional<Path> languageModel = Optional.empty();

    @Option(
            names = "--weight",
            paramLabel = "W",
            description = "The weight of the language model (default: 0.5); the recogniser's is 1.")
    private Optional<Double> weight = Optional.empty();

    @Option(
            names = "--bonus",
            paramLabel = "B",
            description = "Added for each character or word that the language model has judged (default: 0).")
    private Optional<Double> bonus = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// The weights and bonuses to try: those that are not given.
    InkTuning.Grid grid() {
        var grid = InkTuning.Grid.standard();
        return new InkTuning.Grid(
                weight.map(List::of).orElse(grid.weights()), bonus.map(List::of).orElse(grid.bonuses()));
    }

    /// Opens a recogniser and all that judge with it, for as long as it is used.
    ///
    /// @param model the folder of the recogniser
    /// @param nBest how many answers are asked for
    /// @param err is told what a user should know of the models
    void open(Path model, int nBest, PrintWriter err, BiConsumer<Recognizer, InkSearch> use) {
        boolean plain = nBest == 1 && lexicon.isEmpty() && languageModel.isEmpty();
        int width = beam.orElse(plain ? 1 : Math.max(WIDE, nBest));
        var words = lexicon.map(ReadingOptions::words);
        var search = new InkSearch(width, nBest, words, Optional.empty());
        if (languageModel.isEmpty() && (weight.isPresent() || bonus.isPresent())) {
            throw new ConfigException("--weight or --bonus without --language-model; expected both; name the model");
        }
        try (var recognizer = Recognizers.open(model, threads, err)) {
            words.ifPresent(found -> tellUnwritable(recognizer, found, err));
            if (languageModel.isEmpty()) {
                use.accept(recognizer, search);
                return;
            }
            try (var judge = LanguageModels.open(languageModel.get(), 1, err)) {
                use.accept(
                        recognizer,
                        search.language(new InkLanguage(
                                judge::texts, judge.tokenizer(), weight.orElse(WEIGHT), bonus.orElse(0.0))));
            }
        }
    }

    private static InkLexicon words(Path file) {
        return InkLexicon.of(TextLines.read(file).lines().stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList());
    }

    private void tellUnwritable(Recognizer recognizer, InkLexicon words, PrintWriter err) {
        int count = recognizer.recipe().labels().equals("line") ? recognizer.unwritable(words) : 0;
        if (count > 0) {
            err.println("note: " + lexicon.orElseThrow() + ": " + count + " of "
                    + words.words().size() + " words left out, as the model cannot write them");
        }
    }
}
