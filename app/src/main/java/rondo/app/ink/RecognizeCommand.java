// rondo recognize: pen strokes in, text out.
package rondo.app.ink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.ink.InkSearch;
import rondo.ink.Recognizer;
import rondo.ink.stroke.InkSample;

/// `rondo recognize`: pen strokes in, text out.
@Command(
        name = "recognize",
        sortOptions = false,
        description = {
            "Read handwriting as it was drawn: a line of text for each sample of a file in InkML, UNIPEN,"
                    + " IAM-OnDB or JSON.",
            "In JSON a sample is a list of strokes, each a list of all x and a list of all y, or {\"strokes\": [...]}"
                    + " with strokes of points [x, y]."
        },
        footer = {
            "",
            "Examples:",
            "  rondo recognize pen lines.inkml --lexicon words.txt --language-model lm",
            "  echo '[[[0,8,9,0],[0,1,9,9]]]' | rondo recognize pen --n-best 5"
        })
public final class RecognizeCommand implements Callable<Integer> {
    private static final int BATCH = 256;

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a recogniser.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The ink, plain or gzip; standard input if left out.")
    private List<Path> file = new ArrayList<>();

    @Option(
            names = "--n-best",
            paramLabel = "N",
            description = "Print the N best answers of each sample as 0 ||| text ||| F0= -1.2 ||| -1.2, F0 the"
                    + " log-probability, the last number what they are ranked by.")
    private int nBest = 0;

    @Option(
            names = "--segments",
            description = "Print where each character is, as character, stroke.point of its beginning and end.")
    private boolean segments;

    @Option(names = "--json", description = "Print an object in JSON for each sample, with all of this.")
    private boolean json;

    @Mixin
    private InkInput input = new InkInput();

    @Mixin
    private ReadingOptions options = new ReadingOptions();

    /// A command that reads and prints on these streams.
    public RecognizeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (nBest < 0) {
            throw new ConfigException("n-best: " + nBest + "; expected at least 1");
        }
        options.open(model, Math.max(1, nBest), streams.err(), this::read);
        return 0;
    }

    private void read(Recognizer recognizer, InkSearch search) {
        var printer = new RecognitionPrinter(streams.out(), json, nBest > 0, segments);
        try (var reading = input.open(file, streams)) {
            var batch = new ArrayList<InkSample>();
            try {
                while (!streams.out().checkError() && reading.hasNext()) {
                    batch.add(input.upright(reading.next()));
                    if (batch.size() == BATCH) {
                        print(recognizer, search, batch, printer);
                    }
                }
            } finally {
                print(recognizer, search, batch, printer); // also what came before a bad sample
            }
            InkInput.tell(reading, streams.err()::println);
        }
    }

    private void print(Recognizer recognizer, InkSearch search, List<InkSample> batch, RecognitionPrinter printer) {
        var samples = List.copyOf(batch);
        batch.clear();
        try {
            recognizer.recognizeSamples(samples, search).forEach(printer::print);
        } catch (InputException e) { // one by one then, as far as they can be read
            samples.forEach(sample ->
                    recognizer.recognizeSamples(List.of(sample), search).forEach(printer::print));
        } finally {
            streams.out().flush();
        }
    }
}
