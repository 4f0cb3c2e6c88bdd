// Ink, and what is known of it.
package rondo.ink.stroke;

import java.util.Optional;

/// Ink, and what is known of it.
///
/// @param ink the strokes
/// @param label the text that was written, if it is known
/// @param writer who wrote it, if it is known
/// @param place where it came from, as errors begin: `train.jsonl:17`
public record InkSample(Ink ink, Optional<String> label, Optional<String> writer, String place) {
    /// A sample without a writer.
    public static InkSample of(Ink ink, String label) {
        return new InkSample(ink, Optional.of(label), Optional.empty(), "sample");
    }

    /// The same with other ink, such as an altered copy.
    public InkSample ink(Ink other) {
        return new InkSample(other, label, writer, place);
    }
}
