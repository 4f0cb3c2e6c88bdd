// rondo encode: the context vector of each line.
package rondo.app.translate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.model.LongLines;
import rondo.app.model.Translators;
import rondo.app.stream.ModelInput;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.metric.Neighbours;

/// `rondo encode`: what a translator makes of each line before it translates, as numbers, or the lines that are
/// nearest to each by them.
@Command(
        name = "encode",
        sortOptions = false,
        description = "Print the vector that a translator makes of each line, as JSON lines.",
        footer = {
            "",
            "Examples:",
            "  rondo encode en-de test.en > vectors.jsonl",
            "  rondo encode en-de test.en --neighbours 5",
            "  rondo encode en-de test.en --npy vectors.npy"
        })
public final class EncodeCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private ModelInput input = new ModelInput();

    @Option(
            names = "--neighbours",
            paramLabel = "K",
            description = "Instead of its vector, print the K other lines that are nearest to each, by cosine.")
    private Optional<Integer> neighbours = Optional.empty();

    @Option(
            names = "--npy",
            paramLabel = "FILE",
            description = "Write the vectors to a file for NumPy, [lines, C], and print nothing.")
    private Optional<Path> npy = Optional.empty();

    /// A command that reads and prints on these streams.
    public EncodeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (neighbours.isPresent() && npy.isPresent()) {
            throw new ConfigException("encode: --neighbours and --npy; expected one of them; run it twice");
        }
        if (neighbours.filter(k -> k < 1).isPresent()) {
            throw new ConfigException("neighbours: " + neighbours.get() + "; expected at least 1");
        }
        boolean whole = neighbours.isPresent() || npy.isPresent();
        var printer = new EncodingPrinter(streams.out());
        List<String> texts = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        try (var translator = Translators.open(input.model(), input.threads(), streams.err());
                var batches = input.batches(streams)) {
            var longLines = new LongLines(translator, streams.err());
            long line = 0;
            for (var batch = batches.next(); batch.isPresent() && !streams.out().checkError(); batch = batches.next()) {
                longLines.check(batch.get());
                var encoded = translator.encode(batch.get());
                if (whole) {
                    texts.addAll(batch.get());
                    vectors.addAll(encoded);
                } else {
                    printer.print(batch.get(), encoded, line);
                }
                line += encoded.size();
            }
        }
        npy.ifPresent(file -> NpyFile.write(file, vectors));
        neighbours.ifPresent(k -> printer.print(texts, new Neighbours(vectors), k));
        return 0;
    }
}
