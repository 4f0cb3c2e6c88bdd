// All tree cells by name.
package rondo.net.tree;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import rondo.basis.Nearest;
import rondo.basis.Rng;
import rondo.net.recurrent.CellSizes;

/// All tree cells by name: the built-in ones and those that the class path offers as services of [TreeCellKind].
public final class TreeCells {
    private record BuiltIn(String name, Maker maker) implements TreeCellKind {
        @Override
        public TreeCell create(CellSizes sizes, Rng rng) {
            return maker.make(sizes.inputs(), sizes.outputs(), rng);
        }
    }

    @FunctionalInterface
    private interface Maker {
        TreeCell make(int inputs, int outputs, Rng rng);
    }

    private TreeCells() {}

    /// The kinds there are, by name.
    public static Map<String, TreeCellKind> kinds() {
        var kinds = new TreeMap<String, TreeCellKind>();
        add(kinds, "tree-lstm", TreeLstmCell::new);
        add(kinds, "child-sum", ChildSumLstmCell::new);
        add(kinds, "tree-gru", TreeGruCell::new);
        add(kinds, "rntn", RntnCell::new);
        add(kinds, "recursive", RecursiveCell::new);
        add(kinds, "untied", UntiedCell::new);
        ServiceLoader.load(TreeCellKind.class).forEach(kind -> kinds.put(kind.name(), kind));
        return kinds;
    }

    /// A new cell of a name.
    ///
    /// @throws rondo.basis.ConfigException if there is none of that name; the nearest is offered
    public static TreeCell create(String name, CellSizes sizes, Rng rng) {
        return Nearest.named("tree cell", name, kinds()).create(sizes, rng);
    }

    private static void add(Map<String, TreeCellKind> kinds, String name, Maker maker) {
        kinds.put(name, new BuiltIn(name, maker));
    }
}
