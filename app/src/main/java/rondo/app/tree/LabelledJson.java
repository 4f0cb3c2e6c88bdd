// A labelled tree as JSON.
package rondo.app.tree;

import java.util.ArrayList;
import rondo.structure.LabelledTree;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;
import tools.jackson.databind.json.JsonMapper;

/// A labelled tree as JSON: its words, and each node with the places of its words, so that a line grows with the
/// tree however deep it is.
final class LabelledJson {
    private LabelledJson() {}

    /// A line.
    ///
    /// @param shown the tree as it is printed
    static String of(LabelledTree labelled, Tree shown) {
        var json = JsonMapper.shared().createObjectNode().put("tree", Bracketed.write(shown));
        labelled.tree().words().forEach(json.putArray("words")::add);
        var places = new ArrayList<int[]>(); // of all nodes in postorder
        labelled.tree().<Integer>fold((node, firsts) -> {
            int to = places.isEmpty() ? 0 : places.getLast()[1];
            int from = node.isLeaf() ? to : firsts.getFirst();
            places.add(new int[] {from, node.isLeaf() ? to + 1 : to});
            return from;
        });
        var nodes = json.putArray("nodes");
        int without = places.size() - labelled.nodes().size(); // all but the root, with labels of roots only
        for (int i = without; i < places.size(); i++) {
            var node = labelled.nodes().get(i - without);
            nodes.addObject()
                    .put("from", places.get(i)[0])
                    .put("to", places.get(i)[1])
                    .put("label", node.label())
                    .put("confidence", node.confidence());
        }
        return json.toString();
    }
}
