// rondo trees: what is in a file of trees.
package rondo.app.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.stream.Streams;
import rondo.app.stream.SummaryLines;
import rondo.basis.AtomicFile;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Reason;
import rondo.basis.RondoException;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;
import rondo.text.tree.picture.NodeStyle;
import rondo.text.tree.picture.TreePicture;
import rondo.text.tree.picture.TreeSvg;

/// `rondo trees`: what is in a file of trees, with pictures.
@Command(
        name = "trees",
        sortOptions = false,
        description = {
            "Tell what is in a file of trees in brackets, and draw the first ones.",
            "Reads the forms of the Penn Treebank and of the Stanford Sentiment Treebank, plain or gzip."
        },
        footer = {
            "",
            "Examples:",
            "  rondo trees wsj_0001.mrg --clean",
            "  rondo trees sentiment.txt --first 3 --svg pictures"
        })
public final class TreesCommand implements Callable<Integer> {
    private static final int COLUMNS = 100;

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file of trees.")
    private Path file = Path.of("");

    @Option(names = "--first", paramLabel = "N", description = "How many trees to draw (default: ${DEFAULT-VALUE}).")
    private int first = 1;

    @Option(
            names = "--svg",
            paramLabel = "DIR",
            description = "Write the pictures to this folder, as 1.svg and so on, instead of the terminal.")
    private Optional<Path> svg = Optional.empty();

    @Option(names = "--clean", description = "Leave out function tags, traces and roots such as TOP.")
    private boolean clean;

    /// A command that prints on these streams.
    public TreesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (first < 0) {
            throw new ConfigException("first: " + first + "; expected 0 or more");
        }
        var trees = Bracketed.read(List.of(file));
        var summary = new TreeSummary();
        List<Tree> drawn = new ArrayList<>();
        for (var tree : clean ? trees.clean() : trees) {
            summary.add(tree);
            if (drawn.size() < first) {
                drawn.add(tree);
            }
        }
        if (summary.trees() == 0) {
            throw new InputException(file + ": no trees; expected brackets, as in (S (NP It) (VP works))");
        }
        streams.out().print(summary.text(file.toString()));
        if (svg.isPresent()) {
            write(svg.get(), drawn);
        } else {
            print(drawn);
        }
        streams.out().flush();
        return 0;
    }

    private void print(List<Tree> trees) {
        Function<Tree, NodeStyle> style = streams.terminal() ? NodeStyle::sentiment : NodeStyle::plain;
        for (int i = 0; i < trees.size(); i++) {
            streams.out().print("\ntree " + (i + 1) + "\n" + TreePicture.draw(trees.get(i), COLUMNS, style));
        }
    }

    private void write(Path folder, List<Tree> trees) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RondoException(
                    folder + ": cannot be made (" + Reason.of(e) + "); expected a place for a folder", e);
        }
        for (int i = 0; i < trees.size(); i++) {
            byte[] picture = TreeSvg.of(trees.get(i), NodeStyle::sentiment).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(folder.resolve((i + 1) + ".svg"), out -> out.write(picture));
        }
        streams.out().print(SummaryLines.row("pictures", trees.size() + " in " + folder));
    }
}
