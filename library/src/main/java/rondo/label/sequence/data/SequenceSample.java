// A sequence with its label.
package rondo.label.sequence.data;

/// A sequence with its label.
///
/// @param label empty if there is none
/// @param sequence what it is of
public record SequenceSample(String label, Sequence sequence) {
    /// A text with its label.
    public static SequenceSample of(String label, String text) {
        return new SequenceSample(label, new Sequence.Text(text));
    }
}
