// How well and how fast a classifier of trees did.
package rondo.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rondo.basis.InputException;
import rondo.metric.Accuracy;
import rondo.text.tree.Tree;

/// How well and how fast a classifier of trees did on trees whose labels are known.
///
/// @param nodes labels that are right, of all nodes that have one
/// @param roots labels of roots that are right
/// @param seconds that it took
public record TreeEvaluation(Accuracy nodes, Accuracy roots, double seconds) {
    /// Compares trees node by node.
    ///
    /// @throws InputException if there is none, or a root has no label
    static TreeEvaluation of(List<Tree> truth, List<Tree> answers, TreeClassifierRecipe recipe, double seconds) {
        var right = new ArrayList<String>();
        var found = new ArrayList<String>();
        for (int t = 0; t < truth.size(); t++) {
            if (truth.get(t).label().isEmpty()) {
                throw new InputException("tree " + (t + 1) + ": no label at the root; expected trees with labels");
            }
            var nodes = recipe.labelled(truth.get(t));
            var others = recipe.labelled(answers.get(t));
            for (int i = 0; i < nodes.size(); i++) {
                if (!nodes.get(i).label().isEmpty()) {
                    right.add(nodes.get(i).label());
                    found.add(others.get(i).label());
                }
            }
        }
        return new TreeEvaluation(Accuracy.of(found, right), Accuracy.of(roots(answers), roots(truth)), seconds);
    }

    private static List<String> roots(List<Tree> trees) {
        return trees.stream().map(Tree::label).toList();
    }

    /// On one line: `all nodes 79.6 %, roots 41.0 %, 1,101 trees, 500 a second`.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "all nodes %s, roots %s, %,d trees, %,.0f a second",
                nodes,
                roots,
                roots.total(),
                roots.total() / seconds);
    }
}
