// A pair of sentences as word numbers.
package rondo.translate;

/// A pair of sentences as word numbers, without start and end.
///
/// @param source at least one number
/// @param target may be empty
record TranslationExample(int[] source, int[] target) {}
