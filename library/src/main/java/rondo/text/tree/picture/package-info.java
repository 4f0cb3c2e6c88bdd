/// Pictures of trees, for a terminal and as SVG, with labels and colours of one's own.
///
/// Stands on `rondo.text.tree`. Example: `TreePicture.draw(Bracketed.parse("(S (NP It) (VP works))"), 80)`.
@NullMarked
package rondo.text.tree.picture;

import org.jspecify.annotations.NullMarked;
