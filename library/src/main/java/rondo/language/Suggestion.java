// A word that may come next.
package rondo.language;

/// A word that may come next.
///
/// @param word as it stands in a text; empty for the end of the line
/// @param probability of just this word, given all that was read and typed
public record Suggestion(String word, double probability) {}
