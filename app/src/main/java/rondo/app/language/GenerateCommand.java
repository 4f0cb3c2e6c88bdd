// rondo generate: text of a language model's own.
package rondo.app.language;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.LanguageModels;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.decode.Sampling;
import rondo.language.LanguageModel;

/// `rondo generate`: text of a language model's own, printed as it comes.
@Command(
        name = "generate",
        sortOptions = false,
        description = "Write text as a language model would; the same seed writes the same text.",
        footer = {
            "",
            "Examples:",
            "  rondo generate lm --start 'My fellow citizens' --length 200",
            "  rondo generate lm --temperature 0.7 --top-p 0.9 --count 5 --seed 3"
        })
public final class GenerateCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "MODEL", description = "The folder of a language model.")
    private Path model = Path.of("");

    @Option(names = "--start", paramLabel = "TEXT", description = "How the text begins.")
    private String start = "";

    @Option(names = "--length", paramLabel = "N", description = "How many tokens to write (default: 100).")
    private int length = 100;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "Below 1 for likelier, above 1 for bolder text (default: 1); 0 takes the likeliest token.")
    private double temperature = 1;

    @Option(names = "--top-k", paramLabel = "K", description = "Draw among the K likeliest tokens only.")
    private int topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "Draw among the likeliest tokens that together have probability P (default: 1).")
    private double topP = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Decides what is drawn (default: 1).")
    private long seed = 1;

    @Option(names = "--count", paramLabel = "N", description = "How many texts, an empty line between them.")
    private int count = 1;

    /// A command that reads and prints on these streams.
    public GenerateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (length < 1 || count < 1) {
            throw new ConfigException("generate: length " + length + ", count " + count + "; expected at least 1");
        }
        var sampling = new Sampling(temperature, topK, topP);
        try (var opened = LanguageModels.open(model, 1, streams.err())) {
            for (int i = 0; i < count && !streams.out().checkError(); i++) {
                write(opened, sampling, seed + i);
                streams.out().print(i + 1 < count ? "\n\n" : "\n");
            }
            streams.out().flush();
        }
        return 0;
    }

    private void write(LanguageModel opened, Sampling sampling, long drawn) {
        streams.out().print(start);
        try (var pieces = opened.generate(start, sampling, length, drawn)) {
            pieces.takeWhile(_ -> !streams.out().checkError()).forEach(streams.out()::print);
        }
    }
}
