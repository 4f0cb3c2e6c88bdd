// rondo evaluate, of a tagger: how well and how fast it labels.
package rondo.app.label;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.Taggers;
import rondo.app.stream.Streams;

/// `rondo evaluate` of a tagger: labels sentences and compares with their labels.
@Command(
        name = "evaluate",
        sortOptions = false,
        description = {
            "Label sentences and compare with their labels: how many are right, of known words and unknown ones, and"
                    + " the speed;",
            "where labels such as B-PER mark spans, precision, recall and F1 by conlleval's count."
        },
        footer = {"", "Examples:", "  rondo evaluate pos dev.conllu", "  rondo evaluate slots seq.in seq.out label"})
public final class EvaluateTaggerCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a tagger.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "1..3",
            paramLabel = "FILE",
            description = "One file with a word a line; or words, labels and labels of sentences, line by line.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public EvaluateTaggerCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (var tagger = Taggers.open(model, threads, streams.err())) {
            var sentences =
                    LabelledFiles.read("evaluate", files, tagger.recipe().column());
            streams.out().println(tagger.evaluate(sentences));
        }
        return 0;
    }
}
