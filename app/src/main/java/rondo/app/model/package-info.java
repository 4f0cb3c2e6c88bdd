/// Models in folders: opened for the commands that use them, and shown by `rondo inspect`.
///
/// Stands on `rondo.app.stream` and `.picture`. Example: `Translators.open(Path.of("en-de"), 4, err)`.
@NullMarked
package rondo.app.model;

import org.jspecify.annotations.NullMarked;
