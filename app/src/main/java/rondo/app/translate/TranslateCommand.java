// rondo translate: translates lines.
package rondo.app.translate;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.model.LongLines;
import rondo.app.stream.ModelInput;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
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

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(names = "--n-best", paramLabel = "N", description = "Print the N best translations of each line.")
    private Optional<Integer> nBest = Optional.empty();

    @Option(
            names = "--alignments",
            description =
                    "Print which word of the source each word of the translation belongs to, as 0-0 1-2, source first;"
                            + " words are what white space separates, and each Han character.")
    private boolean alignments;

    @Option(names = "--attention", description = "Draw after each translation where the model looked.")
    private boolean attention;

    /// A command that reads and prints on these streams.
    public TranslateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        options.open(input.model(), input.threads(), streams.err(), this::translate);
        return 0;
    }

    private void translate(Translator translator) {
        checkContext(translator);
        var search = options.search().nBest(nBest.orElse(1)).attention(alignments || attention);
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

    private void checkContext(Translator translator) {
        String context = translator.recipe().context();
        if ((alignments || attention) && !context.equals("attention")) {
            throw new ConfigException(input.model() + ": its context is " + context
                    + "; expected attention; leave --alignments and --attention out");
        }
    }
}
