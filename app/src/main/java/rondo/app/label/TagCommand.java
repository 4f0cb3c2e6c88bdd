// rondo tag: words in, labels out.
package rondo.app.label;

import java.io.BufferedInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.Taggers;
import rondo.app.stream.LineBatches;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.InputFile;
import rondo.basis.Lines;
import rondo.label.Tagged;
import rondo.label.Tagger;
import rondo.text.Words;
import rondo.text.conll.ConllFormat;
import rondo.text.conll.ConllReader;
import rondo.text.conll.ConllSentence;

/// `rondo tag`: words in, labels out.
@Command(
        name = "tag",
        sortOptions = false,
        description = {
            "Label the words of sentences.",
            "Of CoNLL-U, all is printed again with the column filled in that the model has learned; of a file of"
                    + " columns, with the last one.",
            "Of text, one sentence a line with blanks between words and marks, a word and its label are printed a"
                    + " line, and an empty line after each sentence."
        },
        footer = {
            "",
            "Examples:",
            "  rondo tag pos new.conllu > tagged.conllu",
            "  echo 'It works .' | rondo tag pos",
            "  rondo tag slots sentences.txt --json"
        })
public final class TagCommand implements Callable<Integer> {
    private static final int BATCH = 256;

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a tagger.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "CoNLL-U, columns or text, plain or gzip; standard input if left out.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--input",
            paramLabel = "FORMAT",
            description = "conllu, columns or text, where the first lines do not tell.")
    private Optional<String> format = Optional.empty();

    @Option(names = "--json", description = "Print a line of JSON for each sentence, with confidences and spans.")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    private long line; // of text

    /// A command that reads and prints on these streams.
    public TagCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (var tagger = Taggers.open(model, threads, streams.err())) {
            String name = file.map(Path::toString).orElse("standard input");
            var in = new BufferedInputStream(
                    file.map(path -> InputFile.open(path, "sentences")).orElse(streams.in()));
            var columns = format.isPresent() ? named(format.get()) : ConllFormat.of(in, name);
            var lines = new Lines(in, name);
            if (columns.isPresent()) {
                tagColumns(tagger, new ConllReader(lines, columns.get()));
            } else {
                tagText(tagger, lines);
            }
        }
        return 0;
    }

    private static Optional<ConllFormat> named(String format) {
        return switch (format) {
            case "conllu" -> Optional.of(ConllFormat.CONLLU);
            case "columns" -> Optional.of(ConllFormat.COLUMNS);
            case "text" -> Optional.empty();
            default -> throw new ConfigException("input: " + format + "; expected conllu, columns or text");
        };
    }

    private void tagText(Tagger tagger, Lines lines) {
        try (var batches = new LineBatches(lines, BATCH)) {
            for (var batch = batches.next(); batch.isPresent() && !streams.out().checkError(); batch = batches.next()) {
                tagLines(tagger, batch.get());
                streams.out().flush();
            }
        }
    }

    /// An empty line gives an empty one, or an empty object; so does one that is too long, which is named.
    private void tagLines(Tagger tagger, List<String> lines) {
        var sentences = lines.stream().map(this::words).toList();
        var tagged = tagger.tag(
                        sentences.stream().filter(words -> !words.isEmpty()).toList())
                .iterator();
        var printer = new TaggedPrinter(streams.out(), json);
        sentences.forEach(words -> printer.print(words.isEmpty() ? Optional.empty() : Optional.of(tagged.next())));
    }

    private List<String> words(String text) {
        line++;
        var words = Words.of(text);
        if (words.size() > Tagger.LONGEST) {
            streams.err()
                    .println("warning: line " + line + ": " + words.size() + " words; expected at most "
                            + Tagger.LONGEST + "; it has no labels, cut the line into sentences");
            return List.of();
        }
        return words;
    }

    private void tagColumns(Tagger tagger, ConllReader reader) {
        try (reader) {
            var batch = new ArrayList<ConllSentence>();
            do {
                batch.clear();
                var bad = fill(batch, reader);
                tagColumns(tagger, batch);
                streams.out().flush();
                if (bad.isPresent()) {
                    throw bad.get(); // what came before it is printed
                }
            } while (!batch.isEmpty() && !streams.out().checkError());
        }
    }

    /// Adds the next sentences, as many as are labelled together, up to a bad one.
    private static Optional<InputException> fill(List<ConllSentence> batch, ConllReader reader) {
        try {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                batch.add(next.get());
                if (batch.size() == BATCH) {
                    break;
                }
            }
            return Optional.empty();
        } catch (InputException e) {
            return Optional.of(e);
        }
    }

    private void tagColumns(Tagger tagger, List<ConllSentence> batch) {
        var tagged = tagger.tag(batch.stream()
                        .map(ConllSentence::words)
                        .filter(words -> !words.isEmpty())
                        .toList())
                .iterator();
        var printer = new TaggedPrinter(streams.out(), json);
        for (var sentence : batch) {
            Optional<Tagged> answer = sentence.rows().isEmpty() ? Optional.empty() : Optional.of(tagged.next());
            if (json) {
                answer.ifPresent(found -> printer.print(Optional.of(found)));
            } else {
                streams.out()
                        .print(answer.map(found -> sentence.with(tagger.recipe().column(), found.labels()))
                                .orElse(sentence));
            }
        }
    }
}
