// Opens classifiers of trees for commands.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import rondo.structure.TreeClassifier;

/// Opens classifiers of trees for commands.
public final class TreeClassifiers {
    private TreeClassifiers() {}

    /// The classifier in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    public static TreeClassifier open(Path folder, int threads, PrintWriter err) {
        return ModelKind.TREE_CLASSIFIER.open(
                folder, () -> TreeClassifier.open(folder, threads), TreeClassifier::warnings, err);
    }
}
