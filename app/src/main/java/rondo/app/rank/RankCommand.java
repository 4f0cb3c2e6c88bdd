// rondo rank: how probable words are to come next.
package rondo.app.rank;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.LanguageModels;
import rondo.app.model.Translators;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.decode.word.Ranker;
import rondo.language.LanguageModel;
import rondo.store.ModelFolder;

/// `rondo rank`: how probable words are to come next, by a translator or a language model.
@Command(
        name = "rank",
        sortOptions = false,
        description = {
            "Tell how probable words are to come next, given a source and the words so far, whole ones also where the"
                    + " model has parts of words; </s> is the end of the sentence.",
            "Prints for each line its candidates, the most probable first: rank, probability and word with tabs between"
                    + " them, and unknown behind a word that the model does not know; then an empty line.",
            "With --serve it answers a decoder that asks on standard input, as docs/protocol.md tells."
        },
        footer = {
            "",
            "Examples:",
            "  rondo rank en-de --source test.en --prefix begun.de --candidates words.txt",
            "  rondo rank lm --prefix begun.txt --candidates words.txt --best 5 --json",
            "  rondo rank en-de --serve"
        })
public final class RankCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "MODEL", description = "The folder of a translator or a language model.")
    private Path model = Path.of("");

    @Option(
            names = "--source",
            paramLabel = "FILE",
            description = "What is translated, line by line; a translator needs it, a language model does not look at"
                    + " it.")
    private Optional<Path> source = Optional.empty();

    @Option(
            names = "--prefix",
            paramLabel = "FILE",
            description = "What stands before the word, line by line; an empty line for the first word.")
    private Optional<Path> prefix = Optional.empty();

    @Option(
            names = "--candidates",
            paramLabel = "FILE",
            description = "The words to choose from, line by line: what white space separates, or what tabs do where"
                    + " there is one.")
    private Optional<Path> candidates = Optional.empty();

    @Option(
            names = "--best",
            paramLabel = "N",
            description = "Tell only the N most probable of each line, which takes less time.")
    private Optional<Integer> best = Optional.empty();

    @Option(names = "--json", description = "Print a line of JSON for each line.")
    private boolean json;

    @Option(names = "--serve", description = "Answer requests, a line of JSON each, until the input ends.")
    private boolean serve;

    @Option(
            names = "--states",
            paramLabel = "N",
            description = "With --serve: how many states may be open at once (default: 10000).")
    private Optional<Integer> states = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many cores to use (default: all); --serve uses one.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public RankCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        check();
        if (ModelFolder.read(model).type().equals(LanguageModel.TYPE)) {
            try (var opened = LanguageModels.open(model, 1, streams.err())) {
                run(opened.ranker(), false);
            }
            return 0;
        }
        try (var opened = Translators.open(model, 1, streams.err())) {
            if (source.isEmpty() && !serve) {
                throw new ConfigException(model + ": a translator without --source; expected the text that is"
                        + " translated; name its file");
            }
            run(opened.ranker(), true);
        }
        return 0;
    }

    private void check() {
        boolean files = prefix.isPresent() && candidates.isPresent();
        boolean none = Stream.of(source, prefix, candidates).allMatch(Optional::isEmpty);
        if (serve ? !none || best.isPresent() || json : !files) {
            throw new ConfigException("rank: expected --prefix with --candidates, or --serve alone");
        }
        if (!serve && states.isPresent()) {
            throw new ConfigException("rank: --states without --serve; expected both");
        }
        if (best.orElse(1) < 1 || states.orElse(1) < 1 || threads < 1) {
            throw new ConfigException("rank: best " + best.orElse(1) + ", states " + states.orElse(1) + ", threads "
                    + threads + "; expected at least 1 of each");
        }
    }

    private void run(Ranker ranker, boolean translator) {
        if (serve) {
            new RankServer(ranker, translator, states.orElse(RankServer.STATES)).run(streams);
            return;
        }
        var printer = new RankingPrinter(streams.out(), json);
        try (var lines = new RankingLines(source, prefix.orElseThrow(), candidates.orElseThrow())) {
            lines.rank(ranker, best.orElse(Integer.MAX_VALUE), threads, printer);
        }
    }
}
