// Parses lines of text.
package rondo.app.tree;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import rondo.structure.parse.Parser;
import rondo.structure.parse.ScoredTree;
import rondo.text.tree.PennTokens;
import rondo.text.tree.Tree;

/// Parses lines of text, a sentence each, with a warning for those that are too long.
final class SentenceParser {
    private static final Pattern TREE = Pattern.compile("\\s*\\(\\S* ?\\(\\S+ .*\\)\\s*\\)\\s*");

    private final Parser parser;
    private final boolean tokenize;
    private final PrintWriter err;
    private long lines;
    private boolean told; // of trees

    /// @param tokenize whether words and marks have to be parted first
    SentenceParser(Parser parser, boolean tokenize, PrintWriter err) {
        this.parser = parser;
        this.tokenize = tokenize;
        this.err = err;
    }

    /// The tree of each line; none for one without words, or with too many.
    List<Optional<Tree>> parse(List<String> batch) {
        return parse(batch, 1).stream()
                .map(trees -> trees.stream().map(ScoredTree::tree).findFirst())
                .toList();
    }

    /// The best trees of each line, the best first; none for one without words, or with too many.
    ///
    /// @param count how many of each at most
    List<List<ScoredTree>> parse(List<String> batch, int count) {
        var sentences = batch.stream()
                .map(line -> tokenize ? String.join(" ", PennTokens.of(line)) : line)
                .toList();
        warnOfTrees(batch);
        int[] fit = IntStream.range(0, sentences.size())
                .filter(i -> fits(lines + i + 1, Parser.words(sentences.get(i)).size()))
                .toArray();
        lines += batch.size();
        var found = parser.parse(IntStream.of(fit).mapToObj(sentences::get).toList(), count);
        var trees = new ArrayList<List<ScoredTree>>();
        int next = 0;
        for (int i = 0; i < batch.size(); i++) {
            boolean fits = next < fit.length && fit[next] == i;
            trees.add(fits ? found.get(next++) : List.of());
        }
        return trees;
    }

    private void warnOfTrees(List<String> batch) {
        int tree = told
                ? -1
                : IntStream.range(0, batch.size())
                        .filter(i -> TREE.matcher(batch.get(i)).matches())
                        .findFirst()
                        .orElse(-1);
        if (tree >= 0) {
            told = true;
            tell(
                    lines + tree + 1,
                    "a tree in brackets, which are taken for words; expected words alone;"
                            + " rondo evaluate judges a parser by trees");
        }
    }

    private void tell(long line, String what) {
        err.println("warning: line " + line + ": " + what);
        err.flush();
    }

    private boolean fits(long line, int words) {
        if (words > Parser.LONGEST) {
            tell(
                    line,
                    words + " words; expected at most " + Parser.LONGEST
                            + "; it has no tree, cut the line into sentences");
        }
        return words > 0 && words <= Parser.LONGEST;
    }
}
