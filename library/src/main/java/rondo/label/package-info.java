/// Labelling sequences: a label for each word of a sentence, and one for the sentence where that is learned too.
///
/// [Tagger] is what users call; [TaggerRecipe] says what is built and how it is trained. Stands on `rondo.learn`,
/// `rondo.net.word`, `rondo.net.loss`, `rondo.text.conll` and all below. Example: `Tagger.open("pos").tag("It works
/// .")`.
@NullMarked
package rondo.label;

import org.jspecify.annotations.NullMarked;
