// How well and how fast an encoder of phrases did.
package rondo.structure.phrase;

import java.util.Locale;
import java.util.Optional;
import rondo.metric.Accuracy;

/// How well and how fast an encoder of phrases did.
///
/// @param labels that are right, of the phrases that have one; nothing if none has, or the encoder knows none
/// @param error of reconstruction, a squared distance, in the mean of all inner nodes
/// @param phrases how many there were
/// @param seconds that it took
public record PhraseEvaluation(Optional<Accuracy> labels, double error, long phrases, double seconds) {
    /// On one line: `labels 76.9 %, reconstruction error 0.412, 1,066 sentences, 2,000 a second`.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%sreconstruction error %.3f, %,d sentences, %,.0f a second",
                labels.map(accuracy -> "labels " + accuracy + ", ").orElse(""),
                error,
                phrases,
                phrases / seconds);
    }
}
