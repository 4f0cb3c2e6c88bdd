// The extents of a measured layer.
package rondo.bench;

import rondo.basis.ConfigException;

/// The extents of a measured layer, whose input is as wide as its state.
///
/// @param steps T
/// @param rows B
/// @param width H
record LayerShape(int steps, int rows, int width) {
    /// Reads `T,B,H`.
    ///
    /// @throws ConfigException if it is anything else
    static LayerShape of(String text) {
        var parts = text.split(",", -1);
        try {
            if (parts.length == 3) {
                return new LayerShape(
                        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            }
        } catch (NumberFormatException e) {
            throw new ConfigException("shape " + text + ": not numbers; expected T,B,H, for example 35,20,200", e);
        }
        throw new ConfigException("shape " + text + ": " + parts.length + " numbers; expected T,B,H");
    }

    @Override
    public String toString() {
        return steps + "," + rows + "," + width;
    }
}
