// A way to find weights.
package rondo.rescore.search;

import rondo.basis.Workers;

/// A way to find weights on lists with references.
public interface WeightSearch {
    /// The name on the command line: `mert`, `pro`.
    String name();

    /// Weights of which the choices are not worse than those of the first ones.
    ///
    /// @param start a weight for each column
    /// @param workers which change nothing but the time it takes
    double[] search(TuningSet set, double[] start, Workers workers);
}
