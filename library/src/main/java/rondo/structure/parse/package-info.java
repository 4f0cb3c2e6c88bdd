/// Parsing: from words to a tree of phrases; learned from trees in brackets.
///
/// [Parser] is what users call; [ParserRecipe] says what is built and how it is trained. Stands on `rondo.learn`,
/// `rondo.net.recurrent`, `rondo.text.tree` and all below. Example: `Parser.open("english").parse("It works .")`.
@NullMarked
package rondo.structure.parse;

import org.jspecify.annotations.NullMarked;
