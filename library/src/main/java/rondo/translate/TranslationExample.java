// A pair of sentences as word numbers.
package rondo.translate;

/// A pair of sentences as word numbers, without start and end.
///
/// @param source at least one number
/// @param target in the order in which it is written; may be empty
record TranslationExample(int[] source, int[] target) {}
