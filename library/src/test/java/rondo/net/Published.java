// What others published of recurrent nets, and how it becomes weights.
package rondo.net;

import java.util.Objects;
import rondo.SharedData;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What others published of recurrent nets, and how it becomes weights. The file is read from
/// `golden/json/rnn-golden.json` of `-Drondo.data`, or of `shared/data` beside the repository; a test is skipped
/// where it is absent.
final class Published {
    private Published() {}

    static JsonNode cases() {
        return SharedData.json("golden/json/rnn-golden.json");
    }

    static void clear(Layer net) {
        Parameters.values(net).values().forEach(Tensor::clear);
    }

    static void fill(Layer net, String name, Tensor numbers) {
        var target = Objects.requireNonNull(Parameters.values(net).get(name), name);
        target.copy(numbers).touch();
    }

    static Tensor transposed(Scope scope, Tensor x) {
        var transposed = Tensor.empty(scope, x.type(), x.columns(), x.rows());
        for (int r = 0; r < x.rows(); r++) {
            for (int c = 0; c < x.columns(); c++) {
                transposed.set(c, r, x.get(r, c));
            }
        }
        return transposed;
    }

    /// `{"shape": ..., "data": [...]}`; a vector is one row.
    static Tensor matrix(Scope scope, JsonNode json) {
        var shape = json.get("shape");
        int columns = shape.get(shape.size() - 1).asInt();
        var data = row(scope, json.get("data"));
        var matrix = Tensor.empty(scope, DType.F32, Shape.of(data.columns() / columns, columns));
        for (int i = 0; i < data.columns(); i++) {
            matrix.set(i / columns, i % columns, data.get(0, i));
        }
        return matrix;
    }

    static Tensor row(Scope scope, JsonNode numbers) {
        return rows(scope, JsonMapper.shared().createArrayNode().add(numbers));
    }

    static Tensor rows(Scope scope, JsonNode rows) {
        var tensor = Tensor.empty(scope, DType.F32, rows.size(), rows.get(0).size());
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(r, c, rows.get(r).get(c).asDouble());
            }
        }
        return tensor;
    }
}
