// Learning to predict the next word.
package rondo.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.learn.Task;
import rondo.net.layer.Layer;
import rondo.net.recurrent.State;

/// Learning to predict the next word: cross-entropy of the words of stretches of text. In streams the state is
/// carried from a stretch to the next, while gradients end at its beginning (truncated backpropagation through
/// time, Williams and Peng 1990).
final class LanguageTask implements Task<Stretch> {
    private final LanguageParts model;
    private final Map<String, String> identity;
    private final List<List<Tensor>> carried = new ArrayList<>(); // by layer and part, [streams + 1, H]

    /// @param model what is trained
    /// @param identity of the model, the same when training continues
    /// @param streams how many carry a state
    /// @param scope owns the states
    LanguageTask(LanguageParts model, String identity, int streams, Scope scope) {
        this.model = model;
        this.identity = Map.of("identity", identity);
        try (var tape = Tape.off(Scope.of("start state"), model.precision())) {
            for (var state : model.net().start(tape, 1)) {
                var parts = new ArrayList<Tensor>();
                for (var part : state.parts()) {
                    var table = Tensor.zeros(scope, model.precision().type(), streams + 1, part.columns());
                    table.copyRows(part.value(), 0, streams, 1); // the last row is what a fresh one begins with
                    parts.add(table);
                }
                carried.add(parts);
            }
        }
    }

    @Override
    public Layer net() {
        return model.net();
    }

    @Override
    public Var loss(Tape tape, List<Stretch> batch) {
        if (!tape.recording()) {
            var loss = tape.zeros(1);
            loss.set(0, 0, new TextReader(model).run(batch, (_, _, _) -> {}));
            return Var.constant(tape, loss);
        }
        var layout = Ragged.of(batch.stream().mapToInt(Stretch::length).toArray());
        int[] previous = layout.pack(batch.stream()
                .map(stretch -> stretch.previous(model.boundary()))
                .toArray(int[][]::new));
        int[] targets = layout.pack(batch.stream().map(Stretch::tokens).toArray(int[][]::new));
        var read = model.net().read(tape, previous, layout, start(tape, batch, layout));
        carryOn(read.last(), batch, layout);
        return model.net()
                .output()
                .loss(read.features(), targets, model.recipe().smoothing())
                .loss();
    }

    private List<State> start(Tape tape, List<Stretch> batch, Ragged layout) {
        int[] rows = new int[layout.sequences()];
        for (int c = 0; c < rows.length; c++) {
            var stretch = batch.get(layout.sequence(c));
            rows[c] = stretch.fresh() || stretch.stream() < 0
                    ? carried.getFirst().getFirst().rows() - 1
                    : stretch.stream();
        }
        return carried.stream()
                .map(parts -> new State(parts.stream()
                        .map(table -> {
                            var part = tape.empty(rows.length, table.columns());
                            tape.precision().pointwise().gather(table, rows, part);
                            return Var.constant(tape, part);
                        })
                        .toList()))
                .toList();
    }

    private void carryOn(List<State> last, List<Stretch> batch, Ragged layout) {
        for (int c = 0; c < layout.sequences(); c++) {
            int stream = batch.get(layout.sequence(c)).stream();
            for (int i = 0; stream >= 0 && i < last.size(); i++) {
                for (int p = 0; p < last.get(i).parts().size(); p++) {
                    var part = last.get(i).parts().get(p).value();
                    carried.get(i).get(p).copyRows(part, c, stream, 1);
                }
            }
        }
    }

    @Override
    public int cost(Stretch stretch) {
        return stretch.length();
    }

    @Override
    public int units(Stretch stretch) {
        return stretch.length();
    }

    @Override
    public Map<String, String> identity() {
        return identity;
    }

    @Override
    public Map<String, Tensor> carried() {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (int i = 0; i < carried.size(); i++) {
            for (int p = 0; p < carried.get(i).size(); p++) {
                tensors.put("l" + i + "." + p, carried.get(i).get(p));
            }
        }
        return tensors;
    }
}
