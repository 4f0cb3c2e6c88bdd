// rondo translate: translates lines.
package rondo.app.translate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.model.LanguageModels;
import rondo.app.model.Translators;
import rondo.app.stream.ModelInput;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.decode.BeamSearch;
import rondo.decode.Scorer;
import rondo.language.LanguageModel;
import rondo.translate.Translation;
import rondo.translate.Translator;

/// `rondo translate`: translates lines, in their order; an empty line gives an empty line.
@Command(
        name = "translate",
        sortOptions = false,
        description = "Translate text, one sentence a line.",
        footer = {
            "",
            "Examples:",
            "  rondo translate en-de test.en > test.de",
            "  echo 'A dog runs on the beach.' | rondo translate en-de --n-best 5 --alignments",
            "  rondo translate en-de test.en --language-model german --weight 0.2"
        })
public final class TranslateCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private ModelInput input = new ModelInput();

    @Option(
            names = "--beam",
            paramLabel = "N",
            description = "Hypotheses kept at each step (default: 5); 1 is fastest.")
    private int beam = 5;

    @Option(names = "--n-best", paramLabel = "N", description = "Print the N best translations of each line.")
    private Optional<Integer> nBest = Optional.empty();

    @Option(
            names = "--normalize",
            paramLabel = "ALPHA",
            description = "Rank by the score over length to the power of ALPHA (default: 1); 0 for no normalisation.")
    private double normalize = 1;

    @Option(
            names = "--alignments",
            description =
                    "Print which word of the source each word of the translation belongs to, as 0-0 1-2, source first;"
                            + " words are what white space separates, and each Han character.")
    private boolean alignments;

    @Option(names = "--attention", description = "Draw after each translation where the model looked.")
    private boolean attention;

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
    private double weight = 0.2;

    /// A command that reads and prints on these streams.
    public TranslateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (var translator = open()) {
            if (languageModel.isEmpty()) {
                translate(translator);
                return 0;
            }
            try (var judge = LanguageModels.open(languageModel.get(), 1, streams.err())) {
                translate(translator.with(scorer(judge, translator), weight));
            }
        }
        return 0;
    }

    private void translate(Translator translator) {
        var search = BeamSearch.of(beam).nBest(nBest.orElse(1)).alpha(normalize).attention(alignments || attention);
        try (var batches = input.batches(streams)) {
            var printer = new TranslationPrinter(streams.out(), nBest.isPresent(), alignments, attention);
            var longLines = new LongLines(translator, streams.err());
            for (var batch = batches.next(); batch.isPresent() && !streams.out().checkError(); batch = batches.next()) {
                longLines.check(batch.get());
                for (List<Translation> found : translator.translate(batch.get(), search)) {
                    printer.print(found);
                }
                streams.out().flush();
            }
        }
    }

    private Scorer<int[]> scorer(LanguageModel judge, Translator translator) {
        var target = translator.targetTokenizer().vocabulary();
        if (!judge.tokenizer().vocabulary().equals(target)) {
            throw new ConfigException(languageModel.orElseThrow() + ": a language model of other tokens; expected those"
                    + " that " + input.model() + " writes; train it with --tokenizer "
                    + input.model().resolve("target.tokenizer.json"));
        }
        return judge.scorer();
    }

    private Translator open() {
        var translator = Translators.open(input.model(), ensemble, input.threads(), streams.err());
        String context = translator.recipe().context();
        if ((alignments || attention) && !context.equals("attention")) {
            translator.close();
            throw new ConfigException(input.model() + ": its context is " + context
                    + "; expected attention; leave --alignments and --attention out");
        }
        return translator;
    }
}
