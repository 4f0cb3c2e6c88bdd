// rondo evaluate, of an encoder of phrases: how well and how fast it labels and reconstructs.
package rondo.app.phrase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.PhraseEncoders;
import rondo.app.stream.Streams;
import rondo.structure.phrase.Phrases;

/// `rondo evaluate` of an encoder of phrases: labels sentences and compares with their labels, and tells how far what
/// nodes are unfolded to is from what they were made of.
@Command(
        name = "evaluate",
        sortOptions = false,
        description = {
            "Label sentences and compare with their labels, where they have some and the model knows labels;",
            "and the error of reconstruction, a squared distance, in the mean of all nodes over two others."
        },
        footer = {"", "Example:", "  rondo evaluate ae others.tsv"})
public final class EvaluatePhrasesCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of an encoder of phrases.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "1..*",
            paramLabel = "FILE",
            description = "A sentence a line, after its label and a tab if it has one; or trees.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public EvaluatePhrasesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var phrases = Phrases.read(files).stream()
                .filter(phrase -> !phrase.words().isEmpty())
                .toList();
        try (var encoder = PhraseEncoders.open(model, threads, streams.err())) {
            streams.out().println(encoder.evaluate(phrases));
        }
        return 0;
    }
}
