/// Files of ink: InkML, UNIPEN and JSON, read lazily and written.
///
/// Stands on `rondo.ink.stroke` and `rondo.basis`. Example: `try (var samples = InkFiles.read(Path.of("a.inkml")))
/// { samples.forEachRemaining(sample -> IO.println(sample.label())); }`.
@NullMarked
package rondo.ink.format;

import org.jspecify.annotations.NullMarked;
