// Some of a few random sequences, in any order, as a batch.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Some of a few random sequences, in any order, as a batch: what a sequence holds, and the state before it,
/// depends only on its number.
final class Sequences {
    /// The length of each sequence; two are equally long, and none is in its place.
    private static final int[] LENGTHS = {3, 5, 1, 4, 3};

    private final int[] ids;
    private final Ragged layout;
    private final Tensor input;
    private final List<Tensor> start = new ArrayList<>();

    /// @param ids the numbers of the sequences
    Sequences(Cell cell, Scope scope, DType type, int... ids) {
        this.ids = ids;
        this.layout = Ragged.of(Arrays.stream(ids).map(id -> LENGTHS[id]).toArray());
        this.input = Tensor.empty(scope, type, layout.rows(), cell.inputs());
        for (int t = 0; t < layout.steps(); t++) {
            for (int c = 0; c < layout.live(t); c++) {
                fill(input, layout.offset(t) + c, Rng.of(id(c)).at("input").at(t));
            }
        }
        try (var tape = Tape.off(Scope.of("start"), type == DType.F64 ? Precision.F64 : Precision.F32)) {
            for (var part : cell.start(tape, 1).parts()) {
                var numbers = Tensor.empty(scope, type, ids.length, part.columns());
                for (int c = 0; c < ids.length; c++) {
                    fill(numbers, c, Rng.of(id(c)).at("start").at(start.size()));
                }
                start.add(numbers);
            }
        }
    }

    /// All sequences.
    static Sequences all(Cell cell, Scope scope, DType type) {
        return new Sequences(cell, scope, type, 0, 1, 2, 3, 4);
    }

    /// How many sequences there are.
    static int count() {
        return LENGTHS.length;
    }

    Ragged layout() {
        return layout;
    }

    /// What gradients may be asked of, by name.
    Map<String, Tensor> tensors() {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("input", input);
        for (int i = 0; i < start.size(); i++) {
            tensors.put("start " + i, start.get(i));
        }
        return tensors;
    }

    Var input(Tape tape) {
        return Var.weight(tape, input);
    }

    State start(Tape tape) {
        return new State(start.stream().map(part -> Var.weight(tape, part)).toList());
    }

    /// The row of a step of a sequence.
    int row(int id, int step) {
        return layout.offset(step) + column(id);
    }

    /// The column of a sequence.
    int column(int id) {
        for (int c = 0; c < ids.length; c++) {
            if (id(c) == id) {
                return c;
            }
        }
        throw new IllegalArgumentException("sequence " + id + " is not in the batch");
    }

    /// The length of a sequence.
    static int length(int id) {
        return LENGTHS[id];
    }

    private int id(int column) {
        return ids[layout.sequence(column)];
    }

    private static void fill(Tensor tensor, int row, Rng rng) {
        for (int c = 0; c < tensor.columns(); c++) {
            tensor.set(row, c, 2 * rng.uniform(c) - 1);
        }
    }
}
