/// Commands for encoders of phrases. Stands on `rondo.app.model` and `.stream`.
///
/// Example: `rondo neighbours ae reviews.txt`.
@NullMarked
package rondo.app.phrase;

import org.jspecify.annotations.NullMarked;
