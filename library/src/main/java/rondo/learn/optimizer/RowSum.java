// Sums the gradients of the rows of a table that were read.
package rondo.learn.optimizer;

import java.util.Arrays;
import java.util.List;
import rondo.engine.grad.Gradient.RowPart;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Sums the gradients of the rows of a table that were read. A row is given a slot when it is first met; sums
/// run in the order of the parts and of the rows in them, so they do not depend on threads.
final class RowSum {
    private final int[] slotOfRow;
    private int[] touched = new int[64];
    private int[] slots = new int[64];
    private int count;

    /// @param rows how many the table has
    RowSum(int rows) {
        slotOfRow = new int[rows];
        Arrays.fill(slotOfRow, -1);
    }

    /// How many rows were read.
    int count() {
        return count;
    }

    /// The rows that were read, in the first [#count] entries.
    int[] touched() {
        return touched;
    }

    /// The summed gradients of the rows that were read, [count,F].
    ///
    /// @param parts at least one
    /// @param scope owns the sum
    Tensor sum(List<RowPart> parts, Scope scope, Pointwise pointwise) {
        count = 0;
        for (var part : parts) {
            meet(part);
        }
        var first = parts.getFirst().values();
        var sum = Tensor.zeros(scope, first.type(), count, first.columns());
        for (var part : parts) {
            pointwise.scatterAdd(part.values(), slots(part), sum);
        }
        for (int i = 0; i < count; i++) {
            slotOfRow[touched[i]] = -1;
        }
        return sum;
    }

    private void meet(RowPart part) {
        for (int i = 0; i < part.values().rows(); i++) {
            int row = part.rows()[i];
            if (row >= 0 && slotOfRow[row] < 0) {
                if (count == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * count);
                }
                slotOfRow[row] = count;
                touched[count++] = row;
            }
        }
    }

    private int[] slots(RowPart part) {
        int rows = part.values().rows();
        if (slots.length < rows) {
            slots = new int[2 * rows];
        }
        for (int i = 0; i < rows; i++) {
            int row = part.rows()[i];
            slots[i] = row < 0 ? -1 : slotOfRow[row];
        }
        return slots;
    }
}
