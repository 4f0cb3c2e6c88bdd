// A sentence and its translation.
package rondo.text;

/// A sentence and its translation.
///
/// @param source in the language that is translated from
/// @param target in the language that is translated to
public record Pair(String source, String target) {}
