// Pairs of a row of features and a row of a table, whose dot products are asked for.
package rondo.net.loss;

import java.util.Arrays;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Parameter;

/// Pairs of a row of features [N,D] and a row of a table [M,D] with a bias [M,1], whose dot products are asked
/// for and then followed back. Only the rows of the table that occur get a gradient.
final class RowPairs {
    private final int[] rows;
    private final int[] entries;
    private int count;

    /// @param most how many pairs there may be
    RowPairs(int most) {
        this.rows = new int[most];
        this.entries = new int[most];
    }

    /// Adds a pair of a row of features and an entry of the table.
    void add(int row, int entry) {
        rows[count] = row;
        entries[count++] = entry;
    }

    /// `x[row] . table[entry] + bias[entry]` of each pair, [1,P].
    Tensor scores(Var x, Parameter table, Parameter bias) {
        var tape = x.tape();
        var scores = tape.empty(1, Math.max(1, count));
        tape.precision().pointwise().dots(x.value(), rows, table.value(), entries, count, scores);
        for (int p = 0; p < count; p++) {
            scores.set(0, p, scores.get(0, p) + bias.value().get(entries[p], 0));
        }
        return scores;
    }

    /// Adds the gradients of features, table and bias.
    ///
    /// @param gradient of the scores, [1,P]
    void back(Tensor gradient, Var x, Parameter table, Parameter bias, LossEnd end) {
        var tape = x.tape();
        var pointwise = tape.precision().pointwise();
        pointwise.addScaledRows(gradient, table.value(), entries, count, end.inputGradient(), rows);
        int[] distinct = Arrays.stream(entries, 0, count).sorted().distinct().toArray();
        if (distinct.length == 0) {
            return;
        }
        int[] places = new int[count];
        for (int p = 0; p < count; p++) {
            places[p] = Arrays.binarySearch(distinct, entries[p]);
        }
        var dTable = tape.zeros(distinct.length, x.columns());
        var dBias = tape.zeros(distinct.length, 1);
        pointwise.addScaledRows(gradient, x.value(), rows, count, dTable, places);
        for (int p = 0; p < count; p++) {
            dBias.set(places[p], 0, dBias.get(places[p], 0) + gradient.get(0, p));
        }
        table.on(tape).gradient().addRows(distinct, dTable);
        bias.on(tape).gradient().addRows(distinct, dBias);
    }
}
