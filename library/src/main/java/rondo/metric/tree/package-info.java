/// Measures of parsers: how well the brackets of trees match true ones, with the figures of EVALB. Pure functions on
/// trees; parameter files are read by the command line.
///
/// Stands on `rondo.metric` and `rondo.text.tree`. Example: `BracketRules.collins().compare(truth, answer)` gives the
/// matches of a sentence, and `BracketScore.of(matches)` a record that prints as `F1 89.1 (recall 87.8, precision
/// 90.5), complete 52.9 %, ...`.
@NullMarked
package rondo.metric.tree;

import org.jspecify.annotations.NullMarked;
