/// Nets that recur in time: cells, and what runs them over ragged batches.
///
/// One file a cell. A cell is one pure step; the built-in ones also run a whole batch as one operation. Stands
/// on `rondo.net.layer`. Example: `new Recurrent(new LstmCell(256, 512, rng)).run(rows, layout).output()`.
@NullMarked
package rondo.net.recurrent;

import org.jspecify.annotations.NullMarked;
