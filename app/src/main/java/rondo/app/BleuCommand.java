// rondo bleu: scores translations against references.
package rondo.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.basis.InputException;
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
final class BleuCommand implements Callable<Integer> {
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

    BleuCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var bleu = new Bleu(BleuTokenizer.named(tokenize));
        var texts = references.stream().map(path -> read(Lines.of(path))).toList();
        String name = file.map(Path::toString).orElse("standard input");
        var hypotheses = read(file.map(Lines::of).orElseGet(() -> new Lines(streams.in(), name)));
        if (hypotheses.isEmpty()) {
            throw new InputException(name + ": empty; expected one translation a line");
        }
        for (int i = 0; i < texts.size(); i++) {
            int lines = texts.get(i).size();
            if (lines != hypotheses.size()) {
                throw new InputException(name + ": " + hypotheses.size() + " lines but " + lines + " in "
                        + references.get(i) + "; expected as many; the files must be aligned line by line");
            }
        }
        streams.out().println(bleu.corpus(hypotheses, texts));
        return 0;
    }

    private static List<String> read(Lines lines) {
        try (lines) {
            var all = new ArrayList<String>();
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                all.add(line.get());
            }
            return all;
        }
    }
}
