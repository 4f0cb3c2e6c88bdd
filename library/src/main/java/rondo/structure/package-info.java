/// Structure: a classifier that labels the nodes of trees; its recipe and training.
///
/// [TreeClassifier] is what users call; [TreeClassifierRecipe] says what is built and how it is trained. Stands on
/// `rondo.learn`, `rondo.net.tree`, `rondo.text.tree` and all below. Example:
/// `TreeClassifier.open("mood").classify(tree).tree()`.
@NullMarked
package rondo.structure;

import org.jspecify.annotations.NullMarked;
