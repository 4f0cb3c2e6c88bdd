// The pointwise part of the gated cells with vectors of floats.
package rondo.engine.kernel.simd;

import rondo.engine.kernel.Activation;
import rondo.engine.kernel.CellKernels;
import rondo.engine.kernel.Fit;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Tensor;

/// The pointwise part of the gated cells on F32 with vectors: each method checks what it is given and takes row
/// after row through a few small loops.
final class SimdCells implements CellKernels {
    @Override
    public void lstm(Tensor gates, int row, int rows, Tensor cell, Tensor cells, Tensor output) {
        Fit.type("lstm", DType.F32, gates);
        Fit.gates("lstm", gates, 4, row, rows, cell);
        Fit.step("lstm", cells, row, rows, cell);
        Fit.step("lstm", output, row, rows, cell);
        for (int i = 0; i < rows; i++) {
            LstmRow.forward(gates, row + i, cell, i, cells, output);
        }
    }

    @Override
    public void lstmBackward(
            Tensor gates, int row, int rows, Tensor cells, Tensor outputGradient, Tensor hidden, Tensor cell) {
        Fit.type("lstm backward", DType.F32, gates);
        Fit.gates("lstm backward", gates, 4, row, rows, cell);
        Fit.step("lstm backward", cells, row, rows, cell);
        Fit.step("lstm backward", outputGradient, row, rows, cell);
        Fit.step("lstm backward", hidden, 0, rows, cell);
        for (int i = 0; i < rows; i++) {
            LstmRow.backward(gates, row + i, cells, outputGradient, hidden, cell, i);
        }
    }

    @Override
    public void gru(Tensor gates, int row, int rows, Tensor products, Tensor hidden, Tensor output) {
        Fit.type("gru", DType.F32, gates);
        Fit.gates("gru", gates, 3, row, rows, hidden);
        Fit.gates("gru", products, 3, row, rows, hidden);
        Fit.step("gru", output, row, rows, hidden);
        for (int i = 0; i < rows; i++) {
            GruRow.activate(gates, row + i, products, hidden.columns());
            GruRow.update(gates, row + i, hidden, i, output);
        }
    }

    @Override
    public void gruBackward(
            Tensor gates, int row, int rows, Tensor products, Tensor previous, Tensor outputGradient, Tensor hidden) {
        Fit.type("gru backward", DType.F32, gates);
        Fit.gates("gru backward", gates, 3, row, rows, hidden);
        Fit.gates("gru backward", products, 3, row, rows, hidden);
        Fit.step("gru backward", previous, row, rows, hidden);
        Fit.step("gru backward", outputGradient, row, rows, hidden);
        for (int i = 0; i < rows; i++) {
            GruRow.updateBackward(gates, row + i, previous, outputGradient, hidden, i);
            GruRow.productsBackward(gates, row + i, products, hidden.columns());
        }
    }

    @Override
    public void gruReset(Tensor gates, int row, int rows, Tensor hidden, Tensor reset) {
        Fit.type("gru reset", DType.F32, gates);
        Fit.gates("gru reset", gates, 3, row, rows, hidden);
        Fit.step("gru reset", reset, row, rows, hidden);
        for (int i = 0; i < rows; i++) {
            GruRow.reset(gates, row + i, hidden, i, reset);
        }
    }

    @Override
    public void gruUpdate(Tensor gates, int row, int rows, Tensor hidden, Tensor output) {
        Fit.type("gru update", DType.F32, gates);
        Fit.gates("gru update", gates, 3, row, rows, hidden);
        Fit.step("gru update", output, row, rows, hidden);
        var segment = gates.segment();
        int width = hidden.columns();
        for (int i = 0; i < rows; i++) {
            long candidate = gates.offset(row + i) + 2L * Float.BYTES * width;
            Rows.tanh(segment, candidate, segment, candidate, width);
            GruRow.update(gates, row + i, hidden, i, output);
        }
    }

    @Override
    public void gruUpdateBackward(
            Tensor gates, int row, int rows, Tensor previous, Tensor outputGradient, Tensor hidden) {
        Fit.type("gru update backward", DType.F32, gates);
        Fit.gates("gru update backward", gates, 3, row, rows, hidden);
        Fit.step("gru update backward", previous, row, rows, hidden);
        Fit.step("gru update backward", outputGradient, row, rows, hidden);
        for (int i = 0; i < rows; i++) {
            GruRow.updateBackward(gates, row + i, previous, outputGradient, hidden, i);
        }
    }

    @Override
    public void gruResetBackward(Tensor gates, int row, int rows, Tensor previous, Tensor reset, Tensor hidden) {
        Fit.type("gru reset backward", DType.F32, gates);
        Fit.gates("gru reset backward", gates, 3, row, rows, hidden);
        Fit.step("gru reset backward", previous, row, rows, hidden);
        Fit.step("gru reset backward", reset, 0, rows, hidden);
        for (int i = 0; i < rows; i++) {
            GruRow.resetBackward(gates, row + i, previous, reset, hidden, i);
        }
    }

    @Override
    public void simple(Activation f, Tensor gates, int row, int rows, Tensor hidden, Tensor output) {
        Fit.type("simple", DType.F32, gates);
        Fit.gates("simple", gates, 1, row, rows, hidden);
        Fit.step("simple", output, row, rows, hidden);
        var segment = gates.segment();
        var outputs = output.segment();
        for (int i = 0; i < rows; i++) {
            Rows.apply(f, segment, gates.offset(row + i), outputs, output.offset(row + i), hidden.columns());
        }
        hidden.copyRows(output, row, 0, rows);
    }

    @Override
    public void simpleBackward(
            Activation f, Tensor gates, int row, int rows, Tensor output, Tensor outputGradient, Tensor hidden) {
        Fit.type("simple backward", DType.F32, gates);
        Fit.gates("simple backward", gates, 1, row, rows, hidden);
        Fit.step("simple backward", output, row, rows, hidden);
        Fit.step("simple backward", outputGradient, row, rows, hidden);
        var segment = gates.segment();
        var outputs = output.segment();
        var above = outputGradient.segment();
        var after = hidden.segment();
        int width = hidden.columns();
        for (int i = 0; i < rows; i++) {
            long at = gates.offset(row + i);
            Rows.sum(above, outputGradient.offset(row + i), after, hidden.offset(i), segment, at, width);
            Slopes.multiply(f, outputs, output.offset(row + i), segment, at, width);
        }
    }

    @Override
    public void treeForget(Tensor gates, int[][] children, int row, int rows, Tensor cells) {
        Fit.type("tree forget", DType.F32, gates);
        Fit.nodes("tree forget", gates, children.length, row, rows, cells);
        Fit.children("tree forget", children, row, rows);
        for (int r = row; r < row + rows; r++) {
            TreeLstmRow.forget(gates, children, r, cells);
        }
    }

    @Override
    public void treeForgetBackward(
            Tensor gates, int[][] children, int row, int rows, Tensor cells, Tensor cellGradient) {
        Fit.type("tree forget backward", DType.F32, gates);
        Fit.nodes("tree forget backward", gates, children.length, row, rows, cells);
        Fit.children("tree forget backward", children, row, rows);
        Fit.same("tree forget backward", cells, cellGradient);
        for (int r = row; r < row + rows; r++) {
            TreeLstmRow.forgetBackward(gates, children, r, cells, cellGradient);
        }
    }

    @Override
    public void treeLstm(Tensor gates, int row, int rows, Tensor cells, Tensor output) {
        Fit.type("tree lstm", DType.F32, gates);
        Fit.nodes("tree lstm", gates, 3, row, rows, cells);
        Fit.same("tree lstm", cells, output);
        for (int r = row; r < row + rows; r++) {
            TreeLstmRow.forward(gates, r, cells, output);
        }
    }

    @Override
    public void treeLstmBackward(
            Tensor gates, int row, int rows, Tensor cells, Tensor outputGradient, Tensor cellGradient) {
        Fit.type("tree lstm backward", DType.F32, gates);
        Fit.nodes("tree lstm backward", gates, 3, row, rows, cells);
        Fit.same("tree lstm backward", cells, outputGradient);
        Fit.same("tree lstm backward", cells, cellGradient);
        for (int r = row; r < row + rows; r++) {
            TreeLstmRow.backward(gates, r, cells, outputGradient, cellGradient);
        }
    }
}
