/// Distributions of what comes next: what a net says of them, how likely a value is, and how far it is off.
///
/// A [rondo.series.distribution.Likelihood] is one kind, [rondo.series.distribution.Predictive] what is said of one
/// date. Stands on `rondo.engine.grad`. Example: `Likelihoods.of("student-t").quantile(raw, 100, 5, 0.9)`.
@NullMarked
package rondo.series.distribution;

import org.jspecify.annotations.NullMarked;
