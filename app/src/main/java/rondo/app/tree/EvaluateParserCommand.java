// rondo evaluate, of a parser: how well and how fast it parses.
package rondo.app.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.Parsers;
import rondo.app.stream.Streams;
import rondo.text.tree.Bracketed;

/// `rondo evaluate` of a parser: parses the words of trees and compares with the trees.
@Command(
        name = "evaluate",
        sortOptions = false,
        description = {
            "Parse the words of trees and compare with the trees: EVALB's figures, and the speed.",
            "Function tags, traces and roots such as TOP do not count."
        },
        footer = {"", "Example:", "  rondo evaluate english dev.mrg"})
public final class EvaluateParserCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a parser.")
    private Path model = Path.of("");

    @Parameters(index = "1", arity = "1..*", paramLabel = "FILE", description = "True trees.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public EvaluateParserCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var trees = Bracketed.read(files).stream().toList();
        try (var parser = Parsers.open(model, threads, streams.err())) {
            streams.out().println(parser.evaluate(trees));
        }
        return 0;
    }
}
