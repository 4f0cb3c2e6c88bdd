/// The commands around taggers: what their names say. Stands on the library and picocli.
///
/// Example: `new TagCommand(streams).call()`.
@NullMarked
package rondo.app.label;

import org.jspecify.annotations.NullMarked;
