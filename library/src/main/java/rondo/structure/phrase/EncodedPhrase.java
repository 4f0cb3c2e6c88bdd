// A phrase with the vectors and labels that an encoder gave.
package rondo.structure.phrase;

import java.util.List;
import java.util.Map;
import rondo.text.tree.Tree;

/// A phrase with the vectors and labels that an encoder gave.
///
/// @param tree the tree that was built over it, or the one that it had, binary; with the most probable label at each
///     node, or empty ones if the encoder knows none
/// @param vectors of the nodes of this tree in postorder, those of words of any length, all others of the length one;
///     the last is that of the whole
/// @param labels the probability of each label of the whole, the most probable first; empty if the encoder knows none
public record EncodedPhrase(Tree tree, List<float[]> vectors, Map<String, Double> labels) {
    /// The vector of the whole.
    public float[] vector() {
        return vectors.getLast();
    }
}
