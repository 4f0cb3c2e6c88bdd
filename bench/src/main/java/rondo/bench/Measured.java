// One measured case.
package rondo.bench;

/// One measured case.
///
/// @param program what was measured, with its version
/// @param name of the case
/// @param ms the median time in milliseconds
record Measured(String program, String name, double ms) {}
