// A span of a sentence.
package rondo.structure.span;

/// A span of a sentence: the words from one to another, with a label.
///
/// @param from the first word, from 0
/// @param to after the last word
/// @param label the number of its label; 0 if it is no phrase, see [PhraseSpans]
public record Span(int from, int to, int label) {}
