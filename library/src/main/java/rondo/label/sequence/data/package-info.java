/// Sequences with labels, and the files that they stand in.
///
/// Stands on `rondo.basis`. Example: `SequenceFiles.read(Path.of("speakers.ts"))`.
@NullMarked
package rondo.label.sequence.data;

import org.jspecify.annotations.NullMarked;
