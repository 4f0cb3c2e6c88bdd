// Trees of sentences that stand in two files, sentence by sentence.
package rondo.text.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.basis.InputException;
import rondo.basis.Lines;

/// Trees of sentences that stand in two files, sentence by sentence, such as those of a treebank and of a parser. A
/// file with a sentence a line may have lines without a tree, blank or `(())`: the parser had no answer there.
public final class AlignedTrees {
    private static final String NO_ANSWER = "(())";

    private AlignedTrees() {}

    /// The trees of a file. Where no tree goes over a line end there is one for each line: none if it is blank or
    /// `(())`, and a node without label over them if there are several. Else blank lines only set trees apart.
    ///
    /// @throws InputException if there is no such file or it holds anything but trees
    public static List<Optional<Tree>> read(Path file) {
        var trees = new ArrayList<Optional<Tree>>();
        try (var reader = new BracketReader(Lines.of(file), file.toString())) {
            while (reader.nextLine()) {
                if (reader.line().strip().equals(NO_ANSWER)) {
                    trees.add(Optional.empty());
                    continue;
                }
                var found = reader.restOfLine();
                if (reader.isWithinTree()) {
                    return Bracketed.read(List.of(file)).stream()
                            .map(Optional::of)
                            .toList();
                }
                trees.add(
                        switch (found.size()) {
                            case 0 -> Optional.empty();
                            case 1 -> Optional.of(found.getFirst());
                            default -> Optional.of(Tree.node("", found));
                        });
            }
        }
        return trees;
    }
}
