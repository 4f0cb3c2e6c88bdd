// Rows of a tensor side by side.
package rondo.net.tree;

import java.util.Arrays;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Tensor;

/// Rows of a tensor [N,F] side by side: row r of [R,K F] holds those of `rows[0][r]`, `rows[1][r]` and so on, zeros
/// where a number is below 0.
///
/// @param pointwise copies and adds
/// @param rows K times the numbers of R rows
record SideBySide(Pointwise pointwise, int[][] rows) {
    /// The same of some of the R rows.
    SideBySide of(int first, int count) {
        int[][] some = new int[rows.length][];
        for (int k = 0; k < some.length; k++) {
            some[k] = Arrays.copyOfRange(rows[k], first, first + count);
        }
        return new SideBySide(pointwise, some);
    }

    /// Puts rows side by side.
    ///
    /// @param all [N,F]
    /// @param beside [R,K F], written
    void gather(Tensor all, Tensor beside) {
        for (int k = 0; k < rows.length; k++) {
            pointwise.gather(all, rows[k], place(beside, k, all.columns()));
        }
    }

    /// Adds to each row what stands in its place.
    ///
    /// @param beside [R,K F]
    /// @param all [N,F], added to
    void scatterAdd(Tensor beside, Tensor all) {
        for (int k = 0; k < rows.length; k++) {
            pointwise.scatterAdd(place(beside, k, all.columns()), rows[k], all);
        }
    }

    private static Tensor place(Tensor beside, int k, int width) {
        return beside.columns(k * width, (k + 1) * width);
    }
}
