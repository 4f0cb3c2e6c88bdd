/// Trees over words: read and written in brackets as the Penn Treebank and the Stanford Sentiment Treebank have them,
/// made binary and back. Nothing here is recursive, so that a tree may be as deep as memory allows.
///
/// Stands on `rondo.basis`. Example: `Binarization.HEAD.apply(Bracketed.parse("(S (NP It) (VP works))"))`.
@NullMarked
package rondo.text.tree;

import org.jspecify.annotations.NullMarked;
