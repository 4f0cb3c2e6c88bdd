// A sequence in numbers.
package rondo.label.sequence;

import java.util.List;
import rondo.engine.tensor.Ragged;

/// A sequence in numbers, T long, at least 1.
///
/// @param tokens the number of each; of rows of numbers none
/// @param values of rows of numbers, [T,F]; of tokens none
/// @param length T
record EncodedSequence(int[] tokens, float[] values, int length) {
    /// The layout of a batch.
    static Ragged layout(List<EncodedSequence> batch) {
        return Ragged.of(batch.stream().mapToInt(EncodedSequence::length).toArray());
    }

    /// This with other tokens, as many.
    EncodedSequence with(int[] others) {
        return new EncodedSequence(others, values, length);
    }
}
