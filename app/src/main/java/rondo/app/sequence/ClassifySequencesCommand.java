// rondo classify, of a classifier of sequences: sequences in, labels out.
package rondo.app.sequence;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.SequenceClassifiers;
import rondo.app.stream.LineBatches;
import rondo.app.stream.Streams;
import rondo.basis.Lines;
import rondo.label.sequence.SequenceClassifier;
import rondo.label.sequence.data.Sequence;
import rondo.label.sequence.data.SequenceFiles;
import rondo.label.sequence.data.SequenceSample;

/// `rondo classify` of a classifier of sequences: sequences in, a line with the label of each out.
@Command(
        name = "classify",
        header = "Label sequences: texts, or rows of numbers.",
        sortOptions = false,
        description = {
            "Print the most probable label of each sequence and its probability, with a tab between, a line each.",
            "A file has a text on each line; .jsonl and .ts are read as in training, without regard to labels."
        },
        footer = {
            "",
            "Examples:",
            "  echo Alighieri | rondo classify names",
            "  rondo classify names list.txt --explain",
            "  rondo classify speakers others.ts --json"
        })
public final class ClassifySequencesCommand implements Callable<Integer> {
    private static final int BATCH = 256;

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a classifier of sequences.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The sequences, plain or gzip; standard input, a text on each line, if left out.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--explain",
            description =
                    "Print below it how much each element spoke for the label rather than the next most probable one"
                            + " (gradient times input), or against it.")
    private boolean explain;

    @Option(names = "--json", description = "Print a line of JSON for each, with the probability of every label.")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public ClassifySequencesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (var classifier = SequenceClassifiers.open(model, threads, streams.err())) {
            if (file.filter(SequenceFiles::isFormed).isPresent()) {
                var samples = SequenceFiles.read(file.get());
                for (int from = 0; from < samples.size() && !streams.out().checkError(); from += BATCH) {
                    print(
                            classifier,
                            samples.subList(from, Math.min(samples.size(), from + BATCH)).stream()
                                    .map(SequenceSample::sequence)
                                    .toList());
                }
            } else {
                classifyLines(classifier);
            }
        }
        return 0;
    }

    private void classifyLines(SequenceClassifier classifier) {
        var lines = file.map(Lines::of).orElseGet(() -> new Lines(streams.in(), "standard input"));
        try (var batches = new LineBatches(lines, BATCH)) {
            for (var batch = batches.next(); batch.isPresent() && !streams.out().checkError(); batch = batches.next()) {
                print(classifier, batch.get().stream().map(Sequence.Text::new).toList());
            }
        }
    }

    private void print(SequenceClassifier classifier, List<? extends Sequence> sequences) {
        if (explain) {
            sequences.forEach(sequence -> {
                var explained = classifier.explain(sequence);
                streams.out().println(json ? LabelPrinter.json(explained) : LabelPrinter.text(explained));
            });
        } else {
            classifier
                    .classify(sequences)
                    .forEach(answer ->
                            streams.out().println(json ? LabelPrinter.json(answer) : LabelPrinter.text(answer)));
        }
        streams.out().flush();
    }
}
