/// Trees over words: read and written in brackets as the Penn Treebank and the Stanford Sentiment Treebank have them,
/// made binary and back, drawn for a terminal and as SVG. Nothing here is recursive, so that a tree may be as deep as
/// memory allows.
///
/// Stands on `rondo.basis`. Example: `TreePicture.draw(Bracketed.parse("(S (NP It) (VP works))"), 80)`.
@NullMarked
package rondo.text.tree;

import org.jspecify.annotations.NullMarked;
