// rondo score: how probable texts are that others made.
package rondo.app.score;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.LongLines;
import rondo.app.model.TextScorers;
import rondo.app.stream.LineBatches;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.basis.Lines;

/// `rondo score`: how probable texts are that others made, a line at a time.
@Command(
        name = "score",
        sortOptions = false,
        description = {
            "Print for each line how probable it is: the natural logarithm of its probability, its end included. A"
                    + " translator judges translations of a source; a language model judges any text."
        },
        footer = {
            "",
            "Examples:",
            "  rondo score en-de --source test.en --target test.de > scores.txt",
            "  rondo score german --target test.de --normalise",
            "  rondo score en-de --source test.en --per-token < test.de | sort -nk2 | head"
        })
public final class ScoreCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a translator or of a language model.")
    private Path model = Path.of("");

    @Option(
            names = "--source",
            paramLabel = "FILE",
            description = "What the lines are translations of, plain or gzip; a translator needs it, a language model"
                    + " does not look at it.")
    private Optional<Path> source = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "FILE",
            description = "The lines, plain or gzip; standard input if left out.")
    private Optional<Path> target = Optional.empty();

    @Option(
            names = "--per-token",
            description = "Print each token and its log-probability behind a tab, an empty line after each line. Of"
                    + " byte-pair units ▁ is the beginning of a word and <0xC3> a byte; </s> is the end of the line.")
    private boolean perToken;

    @Option(
            names = {"--normalise", "--normalize"},
            description = "Divide each score by the number of tokens, the end included.")
    private boolean normalized;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Lines worked on together (default: 1024); fewer when the input pauses.")
    private int batch = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public ScoreCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (perToken && normalized) {
            throw new ConfigException("--normalise with --per-token; expected one of them; leave one out");
        }
        try (var opened = TextScorers.open(model, threads, streams.err())) {
            if (opened.translator().isPresent() && source.isEmpty()) {
                throw new ConfigException(model + ": a translator without --source; expected the text that the lines"
                        + " are translations of; name its file");
            }
            score(opened);
        }
        return 0;
    }

    private void score(TextScorers.Opened opened) {
        var printer = new ScorePrinter(streams.out(), normalized, perToken);
        var longLines = opened.translator().map(translator -> new LongLines(translator, streams.err()));
        try (var batches = batches()) {
            for (var next = batches.next(); next.isPresent() && !streams.out().checkError(); next = batches.next()) {
                var lines = next.get();
                longLines.ifPresent(check -> check.check(lines.sources()));
                opened.scorer()
                        .score(
                                lines.sources(),
                                lines.targets().stream().map(List::of).toList())
                        .forEach(list -> printer.print(list.getFirst()));
                streams.out().flush();
            }
        }
    }

    private AlignedBatches batches() {
        var sources = source.map(path -> new AlignedBatches.Text(Lines.of(path), path.toString()));
        var lines = target.map(Lines::of).orElseGet(() -> new Lines(streams.in(), "standard input"));
        return new AlignedBatches(
                sources,
                new LineBatches(lines, batch),
                target.map(Path::toString).orElse("standard input"));
    }
}
