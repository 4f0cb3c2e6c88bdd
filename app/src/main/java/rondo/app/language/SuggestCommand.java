// rondo suggest: the words that may come next.
package rondo.app.language;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.LanguageModels;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.basis.Lines;
import rondo.language.LanguageModel;
import rondo.language.Suggestion;
import tools.jackson.databind.json.JsonMapper;

/// `rondo suggest`: the words that may come next, or that a half-typed word may become.
@Command(
        name = "suggest",
        sortOptions = false,
        description = {
            "Tell the words that may come next, with their probabilities. Where the text does not end with a blank, its"
                    + " last word is taken as half-typed.",
            "Without TEXT: answers each line of standard input; on a terminal it asks for one after the other."
        },
        footer = {
            "",
            "Examples:",
            "  rondo suggest lm 'The state of the '",
            "  rondo suggest lm 'The state of the Uni' --count 3 --json"
        })
public final class SuggestCommand implements Callable<Integer> {

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a language model.")
    private Path model = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "What stands before the word.")
    private Optional<String> text = Optional.empty();

    @Option(names = "--count", paramLabel = "N", description = "How many words (default: 10).")
    private int count = 10;

    @Option(names = "--json", description = "Print a line of JSON for each text.")
    private boolean json;

    /// A command that reads and prints on these streams.
    public SuggestCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw new ConfigException("suggest: count " + count + "; expected at least 1");
        }
        try (var opened = LanguageModels.open(model, 1, streams.err())) {
            if (text.isPresent()) {
                answer(opened, text.get());
                return 0;
            }
            answerLines(opened);
        }
        return 0;
    }

    private void answerLines(LanguageModel opened) {
        var lines = new Lines(streams.in(), "standard input");
        prompt("Type a text and Enter; a blank at its end asks for the next word. Ctrl-D ends.\n> ");
        for (var line = lines.next(); line.isPresent() && !streams.out().checkError(); line = lines.next()) {
            answer(opened, line.get());
            streams.out().print(json ? "" : "\n");
            streams.out().flush();
            prompt("> ");
        }
        prompt("\n");
    }

    /// Says something to a person who types.
    private void prompt(String text) {
        if (streams.terminal()) {
            streams.err().print(text);
            streams.err().flush();
        }
    }

    private void answer(LanguageModel opened, String before) {
        try (var session = opened.session().accept(before)) {
            var found = session.suggest(count);
            if (json) {
                streams.out().print(line(before, found) + "\n");
            } else {
                if (found.isEmpty()) {
                    streams.err().println("no word that the model knows begins as the text ends");
                }
                found.forEach(s -> streams.out()
                        .print(String.format(
                                Locale.ROOT,
                                "%.4f  %s%n",
                                s.probability(),
                                s.word().isEmpty() ? "(end of line)" : s.word())));
            }
        }
        streams.out().flush();
    }

    private static String line(String before, List<Suggestion> found) {
        var node = new LinkedHashMap<String, Object>();
        node.put("text", before);
        node.put("suggestions", found);
        return JsonMapper.shared().writeValueAsString(node);
    }
}
