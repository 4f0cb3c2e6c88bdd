// rondo perplexity: how surprised a language model is by a text.
package rondo.app.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.LanguageModels;
import rondo.app.stream.Streams;
import rondo.app.stream.TextLines;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.language.JudgedLine;
import rondo.metric.TextPerplexity;
import rondo.text.PlainText;

/// `rondo perplexity`: how surprised a language model is by a text.
@Command(
        name = "perplexity",
        sortOptions = false,
        description = {
            "Tell how surprised a language model is by a text: the perplexity of words and of its tokens, and bits for"
                    + " a character; ends of lines are counted with each.",
            "Figures by word and by character can be compared between models that cut texts in different ways."
        },
        footer = {
            "",
            "Examples:",
            "  rondo perplexity lm test.txt",
            "  rondo perplexity lm --per-line < sentences.txt | sort -n | head"
        })
public final class PerplexityCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a language model.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The text, plain or gzip; without it standard input.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--per-line",
            description = "Print the log-probability of each line, natural logarithm, its end included, and the line"
                    + " behind a tab.")
    private boolean perLine;

    @Option(
            names = "--per-token",
            description = "Print each token and its log-probability behind a tab, an empty line after each line. Of"
                    + " byte-pair units ▁ is the beginning of a word and <0xC3> a byte; </s> is the end of the line.")
    private boolean perToken;

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    private TextPerplexity sum = TextPerplexity.NONE;

    /// A command that reads and prints on these streams.
    public PerplexityCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        LanguageModels.checkJudged(model);
        try (var opened = LanguageModels.open(model, threads, streams.err())) {
            var text = file.map(path -> PlainText.read(List.of(path)))
                    .orElseGet(() ->
                            PlainText.of(TextLines.read(new Lines(streams.in(), "standard input"), "standard input")
                                    .lines()));
            opened.judge(text, this::print);
            if (sum.tokens() == 0) {
                throw new InputException(text.name() + ": empty; expected lines of text");
            }
            (perLine || perToken ? streams.err() : streams.out()).println(sum.report());
        }
        return 0;
    }

    private void print(JudgedLine line) {
        sum = sum.plus(line.perplexity());
        if (perLine) {
            streams.out().print(number(line.perplexity().nats()) + "\t" + line.text() + "\n");
        }
        if (perToken) {
            for (int i = 0; i < line.losses().length; i++) {
                streams.out().print(line.tokens().get(i) + "\t" + number(line.losses()[i]) + "\n");
            }
            streams.out().print("\n");
        }
    }

    private static String number(double nats) {
        return String.format(Locale.ROOT, "%.4f", 0 - nats); // no minus for a line without tokens
    }
}
