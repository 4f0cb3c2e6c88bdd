// How translations are searched for, and which models judge them.
package rondo.app.translate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import rondo.app.model.LanguageModels;
import rondo.app.model.Translators;
import rondo.basis.ConfigException;
import rondo.decode.BeamSearch;
import rondo.decode.Scorer;
import rondo.language.LanguageModel;
import rondo.translate.Translator;

/// How translations are searched for, and which models judge them.
final class SearchOptions {
    private static final double WEIGHT = 0.2; // of the language model

    @Option(
            names = "--beam",
            paramLabel = "N",
            description = "Hypotheses kept at each step (default: 5); 1 is fastest.")
    private int beam = 5;

    @Option(
            names = "--normalize",
            paramLabel = "ALPHA",
            description = "Rank by the score over length to the power of ALPHA (default: 1); 0 for no normalisation.")
    private double normalize = 1;

    @Option(
            names = "--ensemble",
            paramLabel = "MODEL",
            description = "Another translator, whose scores are averaged with the first one's; may be repeated.")
    private List<Path> ensemble = new ArrayList<>();

    @Option(
            names = "--language-model",
            paramLabel = "MODEL",
            description = "A language model of the target language, which judges each step as well; trained with"
                    + " --tokenizer of this translator.")
    private Optional<Path> languageModel = Optional.empty();

    @Option(
            names = "--weight",
            paramLabel = "W",
            description = "The weight of the language model (default: 0.2); the translator's is 1.")
    private Optional<Double> weight = Optional.empty();

    /// How to search.
    BeamSearch search() {
        return BeamSearch.of(beam).alpha(normalize);
    }

    /// Opens a translator and all that judge with it, for as long as it is used.
    ///
    /// @param model the folder of the translator
    /// @param err is told what a user should know of the models
    /// @throws ConfigException if models do not fit together
    void open(Path model, int threads, PrintWriter err, Consumer<Translator> use) {
        if (languageModel.isEmpty() && weight.isPresent()) {
            throw new ConfigException("--weight without --language-model; expected both; name the model");
        }
        try (var translator = Translators.open(model, ensemble, threads, err)) {
            if (languageModel.isEmpty()) {
                use.accept(translator);
                return;
            }
            try (var judge = LanguageModels.open(languageModel.get(), 1, err)) {
                use.accept(translator.with(scorer(judge, translator, model), weight.orElse(WEIGHT)));
            }
        }
    }

    private Scorer<int[]> scorer(LanguageModel judge, Translator translator, Path model) {
        var target = translator.targetTokenizer().vocabulary();
        if (!judge.tokenizer().vocabulary().equals(target)) {
            throw new ConfigException(languageModel.orElseThrow() + ": a language model of other tokens; expected those"
                    + " that " + model + " writes; train it with --tokenizer "
                    + model.resolve("target.tokenizer.json"));
        }
        return judge.scorer();
    }
}
