// All cells by name.
package rondo.net.recurrent;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import rondo.basis.ConfigException;
import rondo.basis.Nearest;
import rondo.basis.Rng;
import rondo.engine.kernel.Activation;

/// All cells by name: the built-in ones and those that the class path offers as services of [CellKind].
public final class Cells {
    private record BuiltIn(String name, String summary, Maker maker) implements CellKind {
        @Override
        public Cell create(CellSizes sizes, Rng rng) {
            return maker.make(sizes.inputs(), sizes.outputs(), rng);
        }
    }

    @FunctionalInterface
    private interface Maker {
        Cell make(int inputs, int outputs, Rng rng);
    }

    private Cells() {}

    /// The kinds there are, by name.
    public static Map<String, CellKind> kinds() {
        var kinds = new TreeMap<String, CellKind>();
        add(kinds, "gru", "gated recurrent unit, reset after the product (PyTorch)", GruCell::new);
        add(kinds, "gru-reset-before", "gated recurrent unit, reset before the product", ResetBeforeGruCell::new);
        add(kinds, "lstm", "long short-term memory", LstmCell::new);
        add(kinds, "tanh", "simple recurrent net, tanh", (i, o, rng) -> new SimpleCell(Activation.TANH, i, o, rng));
        add(kinds, "relu", "simple recurrent net, ReLU", (i, o, rng) -> new SimpleCell(Activation.RELU, i, o, rng));
        add(
                kinds,
                "logistic",
                "simple recurrent net, logistic function",
                (i, o, rng) -> new SimpleCell(Activation.LOGISTIC, i, o, rng));
        ServiceLoader.load(CellKind.class).forEach(kind -> kinds.put(kind.name(), kind));
        return kinds;
    }

    /// The kind of a name.
    ///
    /// @throws ConfigException if there is none of that name; the nearest is offered
    public static CellKind kind(String name) {
        return Nearest.named("cell", name, kinds());
    }

    /// A new cell of a name.
    ///
    /// @throws ConfigException if there is none of that name; the nearest is offered
    public static Cell create(String name, CellSizes sizes, Rng rng) {
        return kind(name).create(sizes, rng);
    }

    /// Checks that weights of a cell's state can be dropped, if they are to be.
    ///
    /// @param rate share of them
    /// @throws ConfigException if there is no such cell, or it does not say which weights these are
    public static void checkRecurrentDropout(String name, double rate) {
        boolean none =
                create(name, new CellSizes(1, 1), Rng.of(0)).stateWeights().isEmpty();
        if (rate > 0 && none) {
            throw new ConfigException("recurrent_dropout " + rate + " with cell " + name
                    + ", which names no weights of its state; expected 0, or a cell with Cell.stateWeights()");
        }
    }

    private static void add(Map<String, CellKind> kinds, String name, String summary, Maker maker) {
        kinds.put(name, new BuiltIn(name, summary, maker));
    }
}
