// rondo classify, of an encoder of phrases: sentences in, their labels out.
package rondo.app.phrase;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.model.PhraseEncoders;
import rondo.app.stream.ModelInput;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.structure.phrase.EncodedPhrase;
import rondo.structure.phrase.Phrase;
import rondo.structure.phrase.PhraseEncoder;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

/// `rondo classify` of an encoder of phrases: sentences in, their labels out.
@Command(
        name = "classify",
        header = "Label sentences.",
        sortOptions = false,
        description = {
            "Label sentences: each is printed after its most probable label and a tab, an empty line as it is.",
            "A label that stands there already, before a tab, does not matter."
        },
        footer = {
            "",
            "Examples:",
            "  rondo classify ae reviews.txt",
            "  echo 'a lovely film' | rondo classify ae --trees"
        })
public final class ClassifyPhrasesCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private ModelInput input = new ModelInput();

    @Option(
            names = "--trees",
            description = "Print the tree over each sentence, with a label at each node and _ for blanks in labels.")
    private boolean trees;

    /// A command that reads and prints on these streams.
    public ClassifyPhrasesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (var encoder = PhraseEncoders.open(input.model(), input.threads(), streams.err());
                var batches = input.batches(streams)) {
            if (encoder.labels().isEmpty()) {
                throw new ConfigException(input.model()
                        + ": knows no labels; expected an encoder that was trained on sentences with labels,"
                        + " as in good<TAB>a lovely film");
            }
            for (var batch = batches.next(); batch.isPresent() && !streams.out().checkError(); batch = batches.next()) {
                print(encoder, batch.get().stream().map(Phrase::of).toList());
            }
        }
        return 0;
    }

    private void print(PhraseEncoder encoder, List<Phrase> phrases) {
        var answers = encoder.encode(phrases.stream()
                        .filter(phrase -> !phrase.words().isEmpty())
                        .toList())
                .iterator();
        phrases.forEach(phrase ->
                streams.out().print((phrase.words().isEmpty() ? "" : line(phrase, answers.next())) + "\n"));
        streams.out().flush();
    }

    private String line(Phrase phrase, EncodedPhrase answer) {
        return trees
                ? Bracketed.write(answer.tree().fold(ClassifyPhrasesCommand::written))
                : answer.labels().keySet().iterator().next() + "\t" + phrase.text();
    }

    /// A node with `_` for what brackets cannot hold.
    private static Tree written(Tree node, List<Tree> children) {
        return new Tree(withoutBlanks(node.label()), children, node.word().map(ClassifyPhrasesCommand::withoutBlanks));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("[\\x00- ]", "_");
    }
}
