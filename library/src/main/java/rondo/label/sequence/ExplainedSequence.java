// The label that a sequence gets, and what decided on it.
package rondo.label.sequence;

import java.util.List;
import java.util.Optional;

/// The label that a sequence gets, and what decided on it.
///
/// @param answer the label
/// @param elements of the sequence, in their order
public record ExplainedSequence(ClassifiedSequence answer, List<Element> elements) {
    /// An element and what it did.
    ///
    /// @param text of a token; of a row of numbers its place, from 1
    /// @param influence gradient times input: above 0 if it speaks for the label rather than for the next most
    ///     probable one, below if against it
    /// @param attention its share, 0 to 1; empty unless the model pools by attention
    public record Element(String text, double influence, Optional<Double> attention) {}

    public ExplainedSequence {
        elements = List.copyOf(elements);
    }
}
