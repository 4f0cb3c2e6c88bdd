// Makes cells of a name.
package rondo.net.recurrent;

import rondo.basis.Rng;

/// Makes cells of a name: the service behind `--cell` and the recipe in a model, so that a saved model with a
/// cell of the user's own opens again. Found by [java.util.ServiceLoader].
public interface CellKind {
    /// The name, as on the command line.
    String name();

    /// A new cell.
    Cell create(CellSizes sizes, Rng rng);
}
