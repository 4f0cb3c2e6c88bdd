/// Files with a word a line and its labels in columns, and the spans that labels such as `B-PER` mark.
///
/// Stands on `rondo.basis`. Example: `ConllReader.read(Path.of("train.conllu")).getFirst().labels("upos")`.
@NullMarked
package rondo.text.conll;

import org.jspecify.annotations.NullMarked;
