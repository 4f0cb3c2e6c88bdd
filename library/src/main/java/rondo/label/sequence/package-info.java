/// Classification of sequences: a label for a text, or for rows of numbers.
///
/// Stands on `rondo.learn`, `rondo.net`, `rondo.metric`, `rondo.text` and `rondo.store`. Begin with
/// [rondo.label.sequence.SequenceClassifier]. Example:
/// `SequenceClassifier.open("names").classify("Alighieri").label()`.
@NullMarked
package rondo.label.sequence;

import org.jspecify.annotations.NullMarked;
