// How one fold of a cross-validation went.
package rondo.rescore.tune;

/// How one fold of a cross-validation went.
///
/// @param number from 1
/// @param folds how many there are
/// @param before the score of the list's own choices in it
/// @param after the score of those by weights found on the other folds
public record Fold(int number, int folds, double before, double after) {}
