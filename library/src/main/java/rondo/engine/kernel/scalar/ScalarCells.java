// The pointwise part of the gated cells as plain loops.
package rondo.engine.kernel.scalar;

import static rondo.engine.kernel.scalar.Functions.logistic;

import rondo.engine.kernel.Activation;
import rondo.engine.kernel.CellKernels;
import rondo.engine.kernel.Fit;
import rondo.engine.tensor.Tensor;

/// The pointwise part of the gated cells as plain loops, in double precision.
final class ScalarCells implements CellKernels {
    @Override
    public void lstm(Tensor gates, int row, int rows, Tensor cell, Tensor cells, Tensor output) {
        Fit.gates("lstm", gates, 4, row, rows, cell);
        Fit.step("lstm", cells, row, rows, cell);
        Fit.step("lstm", output, row, rows, cell);
        int width = cell.columns();
        for (int n = 0; n < rows; n++) {
            for (int j = 0; j < width; j++) {
                double i = logistic(gates.get(row + n, j));
                double f = logistic(gates.get(row + n, width + j));
                double g = Math.tanh(gates.get(row + n, 2 * width + j));
                double o = logistic(gates.get(row + n, 3 * width + j));
                gates.set(row + n, j, i);
                gates.set(row + n, width + j, f);
                gates.set(row + n, 2 * width + j, g);
                gates.set(row + n, 3 * width + j, o);
                double old = cell.get(n, j);
                double next = f * old + i * g;
                cells.set(row + n, j, old);
                cell.set(n, j, next);
                output.set(row + n, j, o * Math.tanh(next));
            }
        }
    }

    @Override
    public void lstmBackward(
            Tensor gates, int row, int rows, Tensor cells, Tensor outputGradient, Tensor hidden, Tensor cell) {
        Fit.gates("lstm backward", gates, 4, row, rows, cell);
        Fit.step("lstm backward", cells, row, rows, cell);
        Fit.step("lstm backward", outputGradient, row, rows, cell);
        Fit.step("lstm backward", hidden, 0, rows, cell);
        int width = cell.columns();
        for (int n = 0; n < rows; n++) {
            for (int j = 0; j < width; j++) {
                double i = gates.get(row + n, j);
                double f = gates.get(row + n, width + j);
                double g = gates.get(row + n, 2 * width + j);
                double o = gates.get(row + n, 3 * width + j);
                double old = cells.get(row + n, j);
                double squashed = Math.tanh(f * old + i * g);
                double dh = outputGradient.get(row + n, j) + hidden.get(n, j);
                hidden.set(n, j, dh);
                double dc = cell.get(n, j) + dh * o * (1 - squashed * squashed);
                gates.set(row + n, j, dc * g * i * (1 - i));
                gates.set(row + n, width + j, dc * old * f * (1 - f));
                gates.set(row + n, 2 * width + j, dc * i * (1 - g * g));
                gates.set(row + n, 3 * width + j, dh * squashed * o * (1 - o));
                cell.set(n, j, dc * f);
            }
        }
    }

    @Override
    public void gru(Tensor gates, int row, int rows, Tensor products, Tensor hidden, Tensor output) {
        Fit.gates("gru", gates, 3, row, rows, hidden);
        Fit.gates("gru", products, 3, row, rows, hidden);
        Fit.step("gru", output, row, rows, hidden);
        int width = hidden.columns();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                double r = logistic(gates.get(row + i, j) + products.get(row + i, j));
                double z = logistic(gates.get(row + i, width + j) + products.get(row + i, width + j));
                double n = Math.tanh(gates.get(row + i, 2 * width + j) + r * products.get(row + i, 2 * width + j));
                double next = (1 - z) * n + z * hidden.get(i, j);
                gates.set(row + i, j, r);
                gates.set(row + i, width + j, z);
                gates.set(row + i, 2 * width + j, n);
                hidden.set(i, j, next);
                output.set(row + i, j, next);
            }
        }
    }

    @Override
    public void gruBackward(
            Tensor gates, int row, int rows, Tensor products, Tensor previous, Tensor outputGradient, Tensor hidden) {
        Fit.gates("gru backward", gates, 3, row, rows, hidden);
        Fit.gates("gru backward", products, 3, row, rows, hidden);
        Fit.step("gru backward", previous, row, rows, hidden);
        Fit.step("gru backward", outputGradient, row, rows, hidden);
        int width = hidden.columns();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                double r = gates.get(row + i, j);
                double z = gates.get(row + i, width + j);
                double n = gates.get(row + i, 2 * width + j);
                double dh = outputGradient.get(row + i, j) + hidden.get(i, j);
                double dn = dh * (1 - z) * (1 - n * n);
                double dz = dh * (previous.get(row + i, j) - n) * z * (1 - z);
                double dr = dn * products.get(row + i, 2 * width + j) * r * (1 - r);
                gates.set(row + i, j, dr);
                gates.set(row + i, width + j, dz);
                gates.set(row + i, 2 * width + j, dn);
                products.set(row + i, j, dr);
                products.set(row + i, width + j, dz);
                products.set(row + i, 2 * width + j, dn * r);
                hidden.set(i, j, dh * z);
            }
        }
    }

    @Override
    public void gruReset(Tensor gates, int row, int rows, Tensor hidden, Tensor reset) {
        Fit.gates("gru reset", gates, 3, row, rows, hidden);
        Fit.step("gru reset", reset, row, rows, hidden);
        int width = hidden.columns();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                double r = logistic(gates.get(row + i, j));
                gates.set(row + i, j, r);
                gates.set(row + i, width + j, logistic(gates.get(row + i, width + j)));
                reset.set(row + i, j, r * hidden.get(i, j));
            }
        }
    }

    @Override
    public void gruUpdate(Tensor gates, int row, int rows, Tensor hidden, Tensor output) {
        Fit.gates("gru update", gates, 3, row, rows, hidden);
        Fit.step("gru update", output, row, rows, hidden);
        int width = hidden.columns();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                double z = gates.get(row + i, width + j);
                double n = Math.tanh(gates.get(row + i, 2 * width + j));
                double next = (1 - z) * n + z * hidden.get(i, j);
                gates.set(row + i, 2 * width + j, n);
                hidden.set(i, j, next);
                output.set(row + i, j, next);
            }
        }
    }

    @Override
    public void gruUpdateBackward(
            Tensor gates, int row, int rows, Tensor previous, Tensor outputGradient, Tensor hidden) {
        Fit.gates("gru update backward", gates, 3, row, rows, hidden);
        Fit.step("gru update backward", previous, row, rows, hidden);
        Fit.step("gru update backward", outputGradient, row, rows, hidden);
        int width = hidden.columns();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                double z = gates.get(row + i, width + j);
                double n = gates.get(row + i, 2 * width + j);
                double dh = outputGradient.get(row + i, j) + hidden.get(i, j);
                gates.set(row + i, width + j, dh * (previous.get(row + i, j) - n) * z * (1 - z));
                gates.set(row + i, 2 * width + j, dh * (1 - z) * (1 - n * n));
                hidden.set(i, j, dh * z);
            }
        }
    }

    @Override
    public void gruResetBackward(Tensor gates, int row, int rows, Tensor previous, Tensor reset, Tensor hidden) {
        Fit.gates("gru reset backward", gates, 3, row, rows, hidden);
        Fit.step("gru reset backward", previous, row, rows, hidden);
        Fit.step("gru reset backward", reset, 0, rows, hidden);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < hidden.columns(); j++) {
                double r = gates.get(row + i, j);
                gates.set(row + i, j, reset.get(i, j) * previous.get(row + i, j) * r * (1 - r));
                hidden.set(i, j, hidden.get(i, j) + reset.get(i, j) * r);
            }
        }
    }

    @Override
    public void simple(Activation f, Tensor gates, int row, int rows, Tensor hidden, Tensor output) {
        Fit.gates("simple", gates, 1, row, rows, hidden);
        Fit.step("simple", output, row, rows, hidden);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < hidden.columns(); j++) {
                double next = Functions.value(f, gates.get(row + i, j));
                hidden.set(i, j, next);
                output.set(row + i, j, next);
            }
        }
    }

    @Override
    public void simpleBackward(
            Activation f, Tensor gates, int row, int rows, Tensor output, Tensor outputGradient, Tensor hidden) {
        Fit.gates("simple backward", gates, 1, row, rows, hidden);
        Fit.step("simple backward", output, row, rows, hidden);
        Fit.step("simple backward", outputGradient, row, rows, hidden);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < hidden.columns(); j++) {
                double dh = outputGradient.get(row + i, j) + hidden.get(i, j);
                gates.set(row + i, j, dh * Functions.slope(f, output.get(row + i, j)));
            }
        }
    }

    @Override
    public void treeForget(Tensor gates, int[][] children, int row, int rows, Tensor cells) {
        Fit.nodes("tree forget", gates, children.length, row, rows, cells);
        Fit.children("tree forget", children, row, rows);
        int width = cells.columns();
        for (int r = row; r < row + rows; r++) {
            for (int j = 0; j < width; j++) {
                double kept = 0;
                for (int k = 0; k < children.length; k++) {
                    double f = logistic(gates.get(r, k * width + j));
                    gates.set(r, k * width + j, f);
                    kept += children[k][r] < 0 ? 0 : f * cells.get(children[k][r], j);
                }
                cells.set(r, j, kept);
            }
        }
    }

    @Override
    public void treeForgetBackward(
            Tensor gates, int[][] children, int row, int rows, Tensor cells, Tensor cellGradient) {
        Fit.nodes("tree forget backward", gates, children.length, row, rows, cells);
        Fit.children("tree forget backward", children, row, rows);
        Fit.same("tree forget backward", cells, cellGradient);
        int width = cells.columns();
        for (int r = row; r < row + rows; r++) {
            for (int i = 0; i < gates.columns(); i++) {
                int child = children[i / width][r];
                int j = i % width;
                double f = gates.get(r, i);
                double dc = cellGradient.get(r, j);
                gates.set(r, i, child < 0 ? 0 : dc * cells.get(child, j) * f * (1 - f));
                if (child >= 0) {
                    cellGradient.set(child, j, cellGradient.get(child, j) + dc * f);
                }
            }
        }
    }

    @Override
    public void treeLstm(Tensor gates, int row, int rows, Tensor cells, Tensor output) {
        Fit.nodes("tree lstm", gates, 3, row, rows, cells);
        Fit.same("tree lstm", cells, output);
        int width = cells.columns();
        for (int r = row; r < row + rows; r++) {
            for (int j = 0; j < width; j++) {
                double i = logistic(gates.get(r, j));
                double o = logistic(gates.get(r, width + j));
                double g = Math.tanh(gates.get(r, 2 * width + j));
                double c = cells.get(r, j) + i * g;
                gates.set(r, j, i);
                gates.set(r, width + j, o);
                gates.set(r, 2 * width + j, g);
                cells.set(r, j, c);
                output.set(r, j, o * Math.tanh(c));
            }
        }
    }

    @Override
    public void treeLstmBackward(
            Tensor gates, int row, int rows, Tensor cells, Tensor outputGradient, Tensor cellGradient) {
        Fit.nodes("tree lstm backward", gates, 3, row, rows, cells);
        Fit.same("tree lstm backward", cells, outputGradient);
        Fit.same("tree lstm backward", cells, cellGradient);
        int width = cells.columns();
        for (int r = row; r < row + rows; r++) {
            for (int j = 0; j < width; j++) {
                double i = gates.get(r, j);
                double o = gates.get(r, width + j);
                double g = gates.get(r, 2 * width + j);
                double squashed = Math.tanh(cells.get(r, j));
                double dh = outputGradient.get(r, j);
                double dc = cellGradient.get(r, j) + dh * o * (1 - squashed * squashed);
                gates.set(r, j, dc * g * i * (1 - i));
                gates.set(r, width + j, dh * squashed * o * (1 - o));
                gates.set(r, 2 * width + j, dc * i * (1 - g * g));
                cellGradient.set(r, j, dc);
            }
        }
    }
}
