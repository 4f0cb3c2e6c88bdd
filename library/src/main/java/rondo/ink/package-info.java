/// Handwriting: a recogniser that reads ink as it was drawn, lines of characters or single signs; its recipe, training
/// and searches, and the pen whose ink it reads while it moves.
///
/// Stands on `rondo.learn`, `rondo.decode`, `rondo.ink.feature` and all below. Example:
/// `Recognizer.open("pen").recognize(ink).text()`.
@NullMarked
package rondo.ink;

import org.jspecify.annotations.NullMarked;
