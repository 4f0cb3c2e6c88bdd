/// Pictures made of characters, for a terminal: attention weights and training curves. Stands on `rondo.basis`.
///
/// Example: `AttentionPicture.draw(List.of("a", "dog"), List.of("ein", "Hund"), weights)`.
@NullMarked
package rondo.app.picture;

import org.jspecify.annotations.NullMarked;
