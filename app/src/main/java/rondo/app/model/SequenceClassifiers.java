// Opens classifiers of sequences for commands.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import rondo.label.sequence.SequenceClassifier;

/// Opens classifiers of sequences for commands.
public final class SequenceClassifiers {
    private SequenceClassifiers() {}

    /// The classifier in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    public static SequenceClassifier open(Path folder, int threads, PrintWriter err) {
        return ModelKind.CLASSIFIER.open(
                folder, () -> SequenceClassifier.open(folder, threads), SequenceClassifier::warnings, err);
    }
}
