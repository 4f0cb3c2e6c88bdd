// rondo bleu: scores translations against references.
package rondo.app.translate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.stream.Streams;
import rondo.app.stream.TextLines;
import rondo.basis.Lines;
import rondo.metric.Bleu;
import rondo.metric.BleuTokenizer;

/// `rondo bleu`: scores translations against references, with sacreBLEU's figures and in its form.
@Command(
        name = "bleu",
        description = "Score translations, one a line, against references.",
        footer = {
            "",
            "Examples:",
            "  rondo bleu --reference ref.de < out.de",
            "  rondo bleu --tokenize zh --reference ref1.zh --reference ref2.zh out.zh"
        })
public final class BleuCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The translations; standard input if left out.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "FILE",
            description = "A translation by people, line by line; may be given several times.")
    private List<Path> references = new ArrayList<>();

    @Option(
            names = "--tokenize",
            defaultValue = "13a",
            paramLabel = "NAME",
            description = "How words are cut: 13a (languages with blanks; default), zh, char, none.")
    private String tokenize = "13a";

    /// A command that reads and prints on these streams.
    public BleuCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var bleu = new Bleu(BleuTokenizer.named(tokenize));
        var texts = references.stream().map(TextLines::read).toList();
        String name = file.map(Path::toString).orElse("standard input");
        var hypotheses = TextLines.read(file.map(Lines::of).orElseGet(() -> new Lines(streams.in(), name)), name);
        hypotheses.checkAligned(texts);
        streams.out()
                .println(bleu.corpus(
                        hypotheses.lines(), texts.stream().map(TextLines::lines).toList()));
        return 0;
    }
}
