// How well and how fast a classifier of trees did.
package rondo.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.metric.Accuracy;
import rondo.text.NameList;
import rondo.text.tree.Tree;

/// How well and how fast a classifier of trees did on trees whose labels are known. As in training, nodes without a
/// label, or with one that the classifier did not learn, do not count.
///
/// @param nodes labels that are right, of all nodes that count
/// @param roots labels of roots that are right, of those that count
/// @param unknown nodes whose label the classifier did not learn
/// @param trees how many there were
/// @param seconds that it took
public record TreeEvaluation(Accuracy nodes, Accuracy roots, long unknown, long trees, double seconds) {
    /// Compares trees node by node.
    ///
    /// @throws InputException if no node counts
    static TreeEvaluation of(List<Tree> truth, List<LabelledTree> answers, TreeClassifierParts model, double seconds) {
        var nodes = new Count(model.labels());
        var roots = new Count(model.labels());
        for (int t = 0; t < truth.size(); t++) {
            var right = model.recipe().labelled(truth.get(t));
            var found = model.recipe().labelled(answers.get(t).tree());
            for (int i = 0; i < right.size(); i++) {
                nodes.add(right.get(i).label(), found.get(i).label());
            }
            roots.add(right.getLast().label(), found.getLast().label());
        }
        if (nodes.right.isEmpty()) {
            throw new InputException("trees: none of " + truth.size() + " has a label that the classifier knows "
                    + (model.recipe().rootAlone() ? "at its root" : "at any node")
                    + "; expected some, as in (3 (2 It) (3 works))");
        }
        return new TreeEvaluation(nodes.accuracy(), roots.accuracy(), nodes.unknown, truth.size(), seconds);
    }

    /// The labels that count, and how many are not known.
    private static final class Count {
        private final NameList known;
        private final List<String> right = new ArrayList<>();
        private final List<String> found = new ArrayList<>();
        private long unknown;

        Count(NameList known) {
            this.known = known;
        }

        void add(String label, String answer) {
            if (known.number(label) >= 0) {
                right.add(label);
                found.add(answer);
            } else if (!label.isEmpty()) {
                unknown++;
            }
        }

        Accuracy accuracy() {
            return right.isEmpty() ? new Accuracy(0, 0) : Accuracy.of(found, right);
        }
    }

    /// On one line: `all nodes 79.6 %, roots 41.0 %, 1,101 trees, 500 a second`; without roots where none
    /// counts, and with the number of nodes of unknown labels if there are some.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "all nodes %s, %s%s, %,.0f a second%s",
                nodes,
                roots.total() == 0 ? "" : "roots " + roots + ", ",
                Shown.count(trees, "tree"),
                trees / seconds,
                unknown == 0 ? "" : "; " + Shown.count(unknown, "label") + " not known from training left out");
    }
}
