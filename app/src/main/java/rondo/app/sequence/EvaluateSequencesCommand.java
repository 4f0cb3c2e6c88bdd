// rondo evaluate, of a classifier of sequences: how well and how fast it labels.
package rondo.app.sequence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.SequenceClassifiers;
import rondo.app.stream.Streams;
import rondo.label.sequence.data.SequenceFiles;

/// `rondo evaluate` of a classifier of sequences: labels sequences and compares with their labels.
@Command(
        name = "evaluate",
        sortOptions = false,
        description =
                "Label sequences and compare with their labels: accuracy, F1 of each label, frequent mistakes, speed.",
        footer = {"", "Example:", "  rondo evaluate names others.tsv"})
public final class EvaluateSequencesCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a classifier of sequences.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Sequences with labels, as rondo train classifier reads them.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that prints on these streams.
    public EvaluateSequencesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var samples = SequenceFiles.read(files);
        try (var classifier = SequenceClassifiers.open(model, threads, streams.err())) {
            streams.out().print(classifier.evaluate(samples));
            streams.out().flush();
        }
        return 0;
    }
}
