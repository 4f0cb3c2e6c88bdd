/// Linear chains of labels: sums over all of them, and the best one.
///
/// Stands on `rondo.engine.tensor`. Example: `new BestChain(scores).of(emissions, layout, column)`.
@NullMarked
package rondo.net.loss.chain;

import org.jspecify.annotations.NullMarked;
