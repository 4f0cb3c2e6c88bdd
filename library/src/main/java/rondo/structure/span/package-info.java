/// Phrases: trees as spans of sentences with labels, and how they are found and learned by what was read of the
/// words.
///
/// [TreeScorer] is what a parser asks; [ChartScorer] is exact. Stands on `rondo.net.layer`, `rondo.text.tree` and
/// all below. Example: `PhraseSpans.of(trees).spans(tree)`.
@NullMarked
package rondo.structure.span;

import org.jspecify.annotations.NullMarked;
