/// Translation: from two aligned texts to a model that translates.
///
/// [Translator] is what users call; [TranslatorRecipe] says what is built and how it is trained. Stands on
/// `rondo.learn`, `rondo.decode` and all below. Example:
/// `Translator.open("en-de").translate("A dog runs on the beach.")`.
@NullMarked
package rondo.translate;

import org.jspecify.annotations.NullMarked;
