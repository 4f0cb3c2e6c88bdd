/// What commands read and print, and the signal that ends them. Stands on the library and picocli.
///
/// Example: `new LineBatches(Lines.of(file), 256).next()`.
@NullMarked
package rondo.app.stream;

import org.jspecify.annotations.NullMarked;
