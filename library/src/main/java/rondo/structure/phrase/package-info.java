/// Phrases: a recursive autoencoder that gives sentences, and every phrase in them, a vector and a label.
///
/// [PhraseEncoder] is what users call; [PhraseEncoderRecipe] says what is built and how it is trained. Stands on
/// `rondo.learn`, `rondo.net.tree.autoencoder`, `rondo.text.tree` and all below. Example:
/// `PhraseEncoder.open("ae").encode("a lovely film").vector()`.
@NullMarked
package rondo.structure.phrase;

import org.jspecify.annotations.NullMarked;
