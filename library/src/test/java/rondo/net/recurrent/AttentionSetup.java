// A net with attention, and targets that read sources.
package rondo.net.recurrent;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Attention;
import rondo.net.layer.Parameters;

/// A net, and targets that read sources: target i reads source `reads[i]`.
final class AttentionSetup implements AutoCloseable {
    static final int X = 3;
    static final int H = 6;
    static final int[] SOURCES = {4, 2, 5};
    static final int[] TARGETS = {2, 4, 3, 4};
    static final int[] READS = {1, 2, 0, 2};

    final Scope scope = Scope.of("attention");
    final AttentionRecurrent net;
    final Ragged layout;
    final int[] sources; // of each column
    final int[] starts;
    final Map<String, Tensor> tensors = new LinkedHashMap<>();

    AttentionSetup(Attention.Kind kind, String cell, DType type, int[] targets, int[] memories) {
        int values = kind == Attention.Kind.DOT ? H : 4;
        this.net = new AttentionRecurrent(
                Cells.create(cell, new CellSizes(X + values, H), Rng.of(3)),
                new Attention(kind, H, values, 5, Rng.of(4)));
        Parameters.place(net, scope, type);
        this.layout = Ragged.of(Arrays.stream(targets).map(i -> TARGETS[i]).toArray());
        this.sources = IntStream.range(0, targets.length)
                .map(c -> index(memories, READS[targets[layout.sequence(c)]]))
                .toArray();
        this.starts = new int[memories.length + 1];
        for (int s = 0; s < memories.length; s++) {
            starts[s + 1] = starts[s] + SOURCES[memories[s]];
        }
        var x = Tensor.empty(scope, type, layout.rows(), X);
        for (int t = 0; t < layout.steps(); t++) {
            for (int c = 0; c < layout.live(t); c++) {
                fill(
                        x,
                        layout.offset(t) + c,
                        Rng.of(targets[layout.sequence(c)]).at(t));
            }
        }
        var memory = Tensor.empty(scope, type, starts[memories.length], values);
        for (int s = 0; s < memories.length; s++) {
            for (int row = starts[s]; row < starts[s + 1]; row++) {
                fill(memory, row, Rng.of(memories[s]).at("memory").at(row - starts[s]));
            }
        }
        tensors.putAll(Parameters.values(net));
        tensors.put("x", x);
        tensors.put("memory", memory);
        for (int part = 0; part < (cell.equals("lstm") ? 2 : 1); part++) {
            var start = Tensor.empty(scope, type, targets.length, H);
            for (int c = 0; c < targets.length; c++) {
                fill(start, c, Rng.of(targets[layout.sequence(c)]).at("start").at(part));
            }
            tensors.put("start " + part, start);
        }
    }

    static AttentionSetup all(Attention.Kind kind, String cell, DType type) {
        return new AttentionSetup(kind, cell, type, new int[] {0, 1, 2, 3}, new int[] {0, 1, 2});
    }

    AttentionRecurrent.Result run(Tape tape, boolean whole) {
        var memory = net.attention().memory(on(tape, "memory"), starts);
        return whole
                ? net.run(on(tape, "x"), layout, start(tape), sources, memory)
                : net.unrolled(on(tape, "x"), layout, start(tape), new Attending(net.attention(), sources, memory));
    }

    /// All steps of all rows, one at a time; what a row gives after its end is left out.
    AttentionRecurrent.Result step(Tape tape, Cell cell) {
        var memory = net.attention().memory(on(tape, "memory"), starts);
        var over = new Attending(net.attention(), sources, memory);
        var stepper = new Stepper(tape, List.of(cell), List.of(start(tape)), Optional.of(over));
        var output = tape.empty(layout.rows(), H);
        var context = tape.empty(layout.rows(), memory.values().columns());
        var weights = tape.empty(layout.rows(), memory.longest());
        for (int t = 0; t < layout.steps(); t++) {
            int first = layout.offset(t);
            int live = layout.live(t);
            int[] rows = IntStream.range(0, sources.length)
                    .map(c -> c < live ? first + c : -1)
                    .toArray();
            var x = Ops.gather(on(tape, "x"), rows).value();
            output.copyRows(stepper.step(x), 0, first, live);
            context.copyRows(stepper.attended().orElseThrow().contexts(), 0, first, live);
            weights.copyRows(stepper.attended().orElseThrow().weights(), 0, first, live);
        }
        return new AttentionRecurrent.Result(Var.constant(tape, output), Var.constant(tape, context), weights);
    }

    State start(Tape tape) {
        return new State(tensors.keySet().stream()
                .filter(name -> name.startsWith("start"))
                .map(name -> on(tape, name))
                .toList());
    }

    Var on(Tape tape, String name) {
        return Var.weight(tape, Objects.requireNonNull(tensors.get(name)));
    }

    static int index(int[] numbers, int number) {
        return IntStream.range(0, numbers.length)
                .filter(i -> numbers[i] == number)
                .findFirst()
                .orElseThrow();
    }

    static void fill(Tensor tensor, int row, Rng rng) {
        for (int c = 0; c < tensor.columns(); c++) {
            tensor.set(row, c, 2 * rng.uniform(c) - 1);
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
