// rondo parse: sentences in, trees out.
package rondo.app.tree;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.model.Parsers;
import rondo.app.stream.ModelInput;
import rondo.app.stream.Streams;
import rondo.structure.parse.ScoredTree;
import rondo.text.nbest.NBestLine;
import rondo.text.tree.Bracketed;
import rondo.text.tree.picture.NodeStyle;
import rondo.text.tree.picture.TreePicture;

/// `rondo parse`: sentences in, trees out; an empty line gives an empty line.
@Command(
        name = "parse",
        sortOptions = false,
        description = {
            "Parse text, one sentence a line, into trees in brackets, one a line.",
            "Words and marks have blanks between them, as in trees: It does n't work ."
        },
        footer = {
            "",
            "Examples:",
            "  rondo parse english sentences.txt > trees.txt",
            "  rondo parse english sentences.txt --k-best 10",
            "  echo \"It doesn't work.\" | rondo parse english --tokenize --picture"
        })
public final class ParseCommand implements Callable<Integer> {
    private static final int COLUMNS = 100;

    private final Streams streams;

    @Mixin
    private ModelInput input = new ModelInput();

    @Option(names = "--tokenize", description = "Part words and marks first, as the Penn Treebank does for English.")
    private boolean tokenize;

    @Option(names = "--picture", description = "Draw the trees instead.")
    private boolean picture;

    @Option(
            names = "--k-best",
            paramLabel = "K",
            description = "Print the K best trees of each line, with their scores.")
    private Optional<Integer> kBest = Optional.empty();

    private long sentence;

    /// A command that reads and prints on these streams.
    public ParseCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (var parser = Parsers.open(input.model(), input.threads(), streams.err());
                var batches = input.batches(streams)) {
            var sentences = new SentenceParser(parser, tokenize, streams.err());
            for (var batch = batches.next(); batch.isPresent() && !streams.out().checkError(); batch = batches.next()) {
                sentences.parse(batch.get(), kBest.orElse(1)).forEach(this::print);
                streams.out().flush();
            }
        }
        return 0;
    }

    private void print(List<ScoredTree> trees) {
        if (kBest.isPresent()) {
            trees.forEach(this::printScored);
        } else {
            streams.out().println(trees.stream().findFirst().map(this::shown).orElse(""));
        }
        sentence++;
    }

    /// As an n-best list has it; a picture comes below its line.
    private void printScored(ScoredTree tree) {
        streams.out()
                .println(NBestLine.of(
                        sentence, Bracketed.write(tree.tree()), Optional.empty(), tree.scores(), tree.score()));
        if (picture) {
            streams.out().println(shown(tree));
        }
    }

    private String shown(ScoredTree tree) {
        return picture ? TreePicture.draw(tree.tree(), COLUMNS, NodeStyle::plain) : Bracketed.write(tree.tree());
    }
}
