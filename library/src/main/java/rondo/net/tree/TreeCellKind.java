// Makes tree cells of a name.
package rondo.net.tree;

import rondo.basis.Rng;
import rondo.net.recurrent.CellSizes;

/// Makes tree cells of a name: the service behind `--cell` and the recipe in a model, so that a saved model with a
/// cell of the user's own opens again. Found by [java.util.ServiceLoader].
public interface TreeCellKind {
    /// The name, as on the command line.
    String name();

    /// A new cell.
    ///
    /// @throws rondo.basis.ConfigException if it cannot have these sizes
    TreeCell create(CellSizes sizes, Rng rng);
}
