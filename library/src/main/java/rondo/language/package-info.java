/// Language models: from text to a model that judges, continues and suggests words.
///
/// [LanguageModel] is what users call; [LanguageModelRecipe] says what is built and how it is trained. Stands
/// on `rondo.learn`, `rondo.decode` and all below. Example: `LanguageModel.open("lm").perplexity(text)`.
@NullMarked
package rondo.language;

import org.jspecify.annotations.NullMarked;
