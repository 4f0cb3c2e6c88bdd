// The frames of one label.
package rondo.decode.ctc;

/// The frames of one label.
///
/// @param first the first frame, from 0
/// @param last the last one
public record Span(int first, int last) {}
