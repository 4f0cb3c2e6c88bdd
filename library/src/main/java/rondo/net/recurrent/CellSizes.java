// The widths of a cell.
package rondo.net.recurrent;

/// The widths of a cell.
///
/// @param inputs I
/// @param outputs H
public record CellSizes(int inputs, int outputs) {}
