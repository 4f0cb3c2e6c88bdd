// What the rows of a batch attend to.
package rondo.net.recurrent;

import rondo.net.layer.Attention;

/// What the rows of a batch attend to, and how.
///
/// @param attention from a cell's state to the memory
/// @param sources the source of each row, or of each column of a layout
/// @param memory of the sources
public record Attending(Attention attention, int[] sources, Attention.Memory memory) {}
