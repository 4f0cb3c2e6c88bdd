// rondo neighbours: the phrases of a corpus that are nearest to others.
package rondo.app.phrase;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.PhraseEncoders;
import rondo.app.stream.Streams;
import rondo.app.stream.TextLines;
import rondo.basis.ConfigException;
import rondo.basis.Lines;
import rondo.structure.phrase.Phrase;
import rondo.structure.phrase.PhraseEncoder;
import rondo.structure.phrase.Phrases;
import tools.jackson.databind.json.JsonMapper;

/// `rondo neighbours`: the phrases of a corpus that are nearest to those that are read from standard input.
@Command(
        name = "neighbours",
        header = "Print the phrases of a text that are nearest to others.",
        sortOptions = false,
        description = {
            "For each phrase of standard input, a line each, print the phrases of a corpus that are nearest to it:",
            "the cosine of the angle of their vectors, then the phrase. Without a corpus, the nearest other lines."
        },
        footer = {
            "",
            "Examples:",
            "  echo 'a lovely film' | rondo neighbours ae reviews.txt",
            "  rondo neighbours ae --count 3 < lines.txt"
        })
public final class NeighboursCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of an encoder of phrases.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The corpus, a sentence a line, or trees; all phrases of the trees over them are searched.")
    private Optional<Path> corpus = Optional.empty();

    @Option(names = "--count", paramLabel = "K", description = "How many are printed (default: 5).")
    private int count = 5;

    @Option(
            names = "--longest",
            paramLabel = "N",
            description = "Words of a phrase within a sentence at most (default: 10); 0 to search whole lines alone.")
    private int longest = 10;

    @Option(names = "--json", description = "Print a line of JSON for each phrase.")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public NeighboursCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (count < 1 || longest < 0) {
            throw new ConfigException(
                    "neighbours: count " + count + ", longest " + longest + "; expected at least 1, and at least 0");
        }
        try (var encoder = PhraseEncoders.open(model, threads, streams.err());
                var lines = new Lines(streams.in(), "standard input")) {
            if (corpus.isPresent()) {
                var phrases = PhraseCorpus.of(encoder, Phrases.read(List.of(corpus.get())), longest);
                greet(phrases);
                for (var line = lines.next(); line.isPresent() && !streams.out().checkError(); line = lines.next()) {
                    answer(encoder, phrases, Phrase.of(line.get()));
                }
            } else {
                var all = TextLines.read(lines, "standard input").lines().stream()
                        .map(Phrase::of)
                        .toList();
                var phrases = PhraseCorpus.of(encoder, all, 0);
                all.stream()
                        .map(Phrase::text)
                        .filter(text -> !text.isEmpty())
                        .takeWhile(_ -> !streams.out().checkError())
                        .forEach(text -> print(text, phrases.nearest(text, count), streams.out()));
            }
        }
        return 0;
    }

    /// Tells a person who types what to do.
    private void greet(PhraseCorpus phrases) {
        if (streams.terminal()) {
            streams.err().printf(Locale.ROOT, "%,d phrases. Type one and Enter; Ctrl-D ends.%n", phrases.size());
            streams.err().flush();
        }
    }

    private void answer(PhraseEncoder encoder, PhraseCorpus phrases, Phrase asked) {
        if (!asked.words().isEmpty()) {
            var vector = encoder.encode(List.of(asked)).getFirst().vector();
            print(asked.text(), phrases.nearest(asked.text(), vector, count), streams.out());
        }
    }

    private void print(String text, List<PhraseCorpus.Near> near, PrintWriter out) {
        if (json) {
            var node = JsonMapper.shared().createObjectNode().put("text", text);
            var list = node.putArray("neighbours");
            near.forEach(one -> list.addObject().put("text", one.text()).put("cosine", one.cosine()));
            out.print(node + "\n");
        } else {
            out.print(text + "\n");
            near.forEach(one -> out.print(String.format(Locale.ROOT, "  %6.3f  %s%n", one.cosine(), one.text())));
        }
        out.flush();
    }
}
