/// A plain probabilistic grammar as a baseline for parsers: rules by relative frequency, tags of unknown words by
/// their endings and shapes, the best tree by dynamic programming.
///
/// Stands on `rondo.text.tree`. Example: `Pcfg.of(trees, false).parse(List.of("It", "works", "."))`.
@NullMarked
package rondo.bench.pcfg;

import org.jspecify.annotations.NullMarked;
