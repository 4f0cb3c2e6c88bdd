// rondo evaluate: how well and how fast a translator does.
package rondo.app.translate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.LongLines;
import rondo.app.model.Translators;
import rondo.app.stream.Streams;
import rondo.app.stream.TextLines;
import rondo.app.stream.TokenizeOption;
import rondo.basis.ConfigException;
import rondo.learn.model.TrainingRecord;
import rondo.text.ParallelText;

/// `rondo evaluate`: translates a text and compares the result with translations by people.
@Command(
        name = "evaluate",
        header = "Tell how good a model is, by data with the right answers.",
        sortOptions = false,
        description = {
            "Translate a text and compare the result with translations by people.",
            "Prints BLEU with its 95 %% interval, chrF, how many sentences are exactly right, and the speed.",
            "Of a model of another kind, such as a parser: rondo evaluate MODEL FILE; rondo evaluate MODEL --help tells"
                    + " of that."
        },
        footer = {
            "",
            "Examples:",
            "  rondo evaluate en-de --source test.en --reference test.de",
            "  rondo evaluate en-zh --text test.tsv --tokenize zh --beam 1",
            "  rondo evaluate en-de --text test.tsv --ensemble en-de-2 --language-model german"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a translator.")
    private Path model = Path.of("");

    /// For other kinds of models; here it tells that the model is not what it is taken for.
    @Parameters(index = "1", arity = "0..*", hidden = true)
    private List<Path> files = new ArrayList<>();

    @Option(names = "--source", paramLabel = "FILE", description = "What to translate, one sentence a line.")
    private Optional<Path> source = Optional.empty();

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "A translation by people, line by line; given again for another.")
    private List<Path> references = new ArrayList<>();

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description = "Instead of source and reference: one file of pairs, with a tab between the two sides.")
    private Optional<Path> text = Optional.empty();

    @Mixin
    private TokenizeOption tokenize = new TokenizeOption();

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public EvaluateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Translators.checkJudged(model);
        if (!files.isEmpty()) {
            throw new ConfigException("evaluate: " + files.getFirst()
                    + " beside a translator; expected --source with --reference, or --text");
        }
        boolean pairs = text.isPresent();
        if (pairs ? source.isPresent() || !references.isEmpty() : source.isEmpty() || references.isEmpty()) {
            throw new ConfigException("evaluate: expected --source with --reference, or --text alone");
        }
        var tokenizer = tokenize.tokenizer();
        var search = options.search();
        List<TextLines> sides = pairs ? pairs(text.get()) : files(source.orElseThrow());
        sides.getFirst().checkAligned(sides);
        var lines = sides.stream().map(TextLines::lines).toList();
        options.open(model, threads, streams.err(), translator -> {
            new LongLines(translator, streams.err()).check(lines.getFirst());
            var expected = lines.subList(1, lines.size());
            var found = translator.evaluate(lines.getFirst(), expected, search, tokenizer);
            streams.out().println(found.report());
            streams.out().println(TrainingRecord.provenance(translator.about()));
        });
        return 0;
    }

    private List<TextLines> files(Path from) {
        List<TextLines> sides = new ArrayList<>();
        sides.add(TextLines.read(from));
        references.forEach(file -> sides.add(TextLines.read(file)));
        return sides;
    }

    private List<TextLines> pairs(Path file) {
        var read = ParallelText.read(file);
        read.warnings().forEach(warning -> streams.err().println("warning: " + warning));
        String name = file.toString();
        return List.of(new TextLines(name, read.sources()), new TextLines(name, read.targets()));
    }
}
