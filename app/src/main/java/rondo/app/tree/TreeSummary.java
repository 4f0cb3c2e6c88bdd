// What is in a file of trees, counted.
package rondo.app.tree;

import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import rondo.app.stream.SummaryLines;
import rondo.basis.Shown;
import rondo.text.tree.Tree;

/// What is in a file of trees, counted tree by tree.
final class TreeSummary {
    private final DoubleSummaryStatistics words = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics nodes = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics depth = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics children = new DoubleSummaryStatistics();
    private final Map<String, Long> labels = new HashMap<>();
    private final Map<String, Long> tags = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    void add(Tree tree) {
        var all = tree.postorder();
        int leaves = 0;
        for (var node : all) {
            if (node.isLeaf()) {
                leaves++;
                vocabulary.add(node.word().orElseThrow());
                tags.merge(node.label(), 1L, Long::sum);
            } else {
                labels.merge(node.label(), 1L, Long::sum);
                children.accept(node.children().size());
            }
        }
        words.accept(leaves);
        nodes.accept(all.size());
        depth.accept(tree.depth());
    }

    long trees() {
        return words.getCount();
    }

    /// A few lines.
    ///
    /// @param file its name
    String text(String file) {
        var text = new StringBuilder(file + ": " + Shown.count(trees(), "tree") + "\n");
        text.append(SummaryLines.counts("words", words));
        text.append(SummaryLines.row("", Shown.count(vocabulary.size(), "different word")));
        text.append(SummaryLines.counts("nodes", nodes)).append(SummaryLines.range("depth", depth));
        if (!labels.isEmpty()) {
            text.append(SummaryLines.range("children", children));
            text.append(SummaryLines.row("labels", SummaryLines.frequencies(labels)));
        }
        return text.append(SummaryLines.row("tags", SummaryLines.frequencies(tags)))
                .toString();
    }
}
