// What weights are worth on lists that they were not found on.
package rondo.rescore.tune;

import rondo.metric.Interval;
import rondo.metric.Significance;

/// What weights are worth on lists that they were not found on: each fold of the lists is judged with weights
/// found on the others.
///
/// @param folds how many
/// @param score of all of the text
/// @param interval its 95 per cent interval
/// @param gain over the list's own choices
public record CrossValidation(int folds, double score, Interval interval, Significance gain) {}
