/// Phrases: trees as spans of sentences with labels, and how they are found and learned by what was read of the
/// words.
///
/// [TreeScorer] is what a parser asks: [ChartScorer] is exact, [MergeScorer] goes from the words up. Stands on
/// `rondo.net.tree`, `rondo.text.tree` and all below. Example: `Phrases.of(trees).spans(tree)`.
@NullMarked
package rondo.structure.phrase;

import org.jspecify.annotations.NullMarked;
