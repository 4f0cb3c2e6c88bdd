// Nets over trees against PyTorch: outputs, every gradient, ten steps of training.
package rondo.net.tree;

import static rondo.engine.tensor.Tensors.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.Golden;
import rondo.net.recurrent.CellSizes;
import tools.jackson.databind.JsonNode;

class TreeGoldenTest {
    static Stream<Golden> cells() {
        return TreeCells.kinds().keySet().stream().flatMap(cell -> Golden.cases(cell).stream());
    }

    @ParameterizedTest
    @MethodSource
    void cells(Golden golden) {
        var json = golden.json();
        try (var scope = Scope.of("golden");
                var tape = Tape.recording(Scope.of("tape"), golden.precision())) {
            int inputs = json.get("inputs").asInt();
            var net = new Recursive(TreeCells.create(json.get("cell").asString(), new CellSizes(inputs, 3), Rng.of(1)));
            golden.place(net, scope);
            var batch = TreeBatch.of(List.of(golden.ids("trees")));
            var x = rows(golden, scope, batch, json.get("words"));
            var h = net.run(Var.weight(tape, x), batch);
            Ops.sum(Ops.multiply(h, h)).backward();
            assertClose("output", h.value(), rows(golden, scope, batch, json.get("outputs")), golden.tolerance());
            assertClose(
                    "gradient of words",
                    tape.gradient(x).tensor(),
                    rows(golden, scope, batch, json.get("word gradients")),
                    golden.tolerance());
            golden.learns(net, scope, step -> {
                var again = net.run(Var.weight(step, x), batch);
                return Ops.sum(Ops.multiply(again, again));
            });
        }
    }

    /// Numbers that are listed by tree and postorder, of all nodes or of leaves alone, in the order of a batch.
    private static Tensor rows(Golden golden, Scope scope, TreeBatch batch, JsonNode trees) {
        var tensors = new ArrayList<Tensor>();
        trees.forEach(tree -> tensors.add(golden.tensor(scope, tree)));
        int count = tensors.stream().mapToInt(Tensor::rows).sum();
        var rows = Tensor.empty(
                scope, golden.precision().type(), count, tensors.getFirst().columns());
        for (int t = 0; t < batch.trees(); t++) {
            int next = 0;
            for (int i = 0; i < batch.nodes(t); i++) {
                if (batch.row(t, i) < count) {
                    rows.copyRows(tensors.get(t), next++, batch.row(t, i), 1);
                }
            }
        }
        return rows;
    }
}
