// The backward kernels give the numerical gradient of the forward ones.
package rondo.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.engine.kernel.AttentionKernels.Gradients;
import rondo.engine.kernel.AttentionKernels.Inputs;
import rondo.engine.kernel.AttentionKernels.Memory;
import rondo.engine.kernel.AttentionKernels.Outputs;
import rondo.engine.kernel.AttentionKernels.Score;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// The backward kernels give the numerical gradient of the forward ones, in F64 on the scalar kernels. The loss
/// is the sum of the outputs, each times a random number; that number is then the gradient of the output.
class KernelGradientTest {
    private static final int ROWS = 2;
    private static final int WIDTH = 3;

    private final Scope scope = Scope.of("gradients");
    private final Pointwise pointwise = Laws.scalar().pointwise(DType.F64).orElseThrow();
    private final CellKernels cells = Laws.scalar().cells(DType.F64).orElseThrow();
    private final AttentionKernels attention =
            Laws.scalar().attention(DType.F64).orElseThrow();
    private long seed = 5;

    @AfterEach
    void close() {
        scope.close();
    }

    @ParameterizedTest
    @EnumSource
    void activation(Activation f) {
        var x = random(ROWS, WIDTH);
        var dy = random(ROWS, WIDTH);
        var y = zeros(ROWS, WIDTH);
        DoubleSupplier loss = () -> {
            pointwise.apply(f, x, y);
            return inner(y, dy);
        };
        assertThat(loss.getAsDouble()).isFinite();
        var dx = zeros(ROWS, WIDTH);
        pointwise.applyBackward(f, y, dy, dx);
        check("x", loss, x, dx);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void crossEntropy(double smoothing) {
        var logits = random(ROWS, 5);
        int[] targets = {9, 4, 0};
        DoubleSupplier loss =
                () -> pointwise.crossEntropy(copy(logits), targets, 1, smoothing, new float[targets.length]);
        var gradient = copy(logits);
        pointwise.crossEntropy(gradient, targets, 1, smoothing, new float[targets.length]);
        check("logits", loss, logits, gradient);
    }

    @Test
    void maxout() {
        var x = random(ROWS, 2 * WIDTH);
        var dy = random(ROWS, WIDTH);
        var y = zeros(ROWS, WIDTH);
        DoubleSupplier loss = () -> {
            pointwise.maxout(x, y);
            return inner(y, dy);
        };
        var dx = zeros(ROWS, 2 * WIDTH);
        pointwise.maxoutBackward(x, dy, dx);
        check("x", loss, x, dx);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void lstm(int row) {
        var gates = random(row + ROWS, 4 * WIDTH);
        var cell = random(ROWS, WIDTH);
        var dOutput = random(row + ROWS, WIDTH);
        var dHidden = random(ROWS, WIDTH);
        var dCell = random(ROWS, WIDTH);
        var activated = copy(gates);
        var olds = zeros(row + ROWS, WIDTH);
        DoubleSupplier loss = () -> {
            activated.copy(gates);
            var next = copy(cell);
            var output = zeros(row + ROWS, WIDTH);
            cells.lstm(activated, row, ROWS, next, olds, output);
            return inner(output, dOutput) + inner(output.rows(row, row + ROWS), dHidden) + inner(next, dCell);
        };
        assertThat(loss.getAsDouble()).isFinite();
        var dGates = copy(activated);
        var dOld = copy(dCell);
        cells.lstmBackward(dGates, row, ROWS, copy(olds), dOutput, copy(dHidden), dOld);
        check("gates", loss, gates.rows(row, row + ROWS), dGates.rows(row, row + ROWS));
        check("cell", loss, cell, dOld);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void gru(int row) {
        var gates = random(row + ROWS, 3 * WIDTH);
        var products = random(row + ROWS, 3 * WIDTH);
        var hidden = random(ROWS, WIDTH);
        var dOutput = random(row + ROWS, WIDTH);
        var dHidden = random(ROWS, WIDTH);
        var activated = copy(gates);
        DoubleSupplier loss = () -> {
            activated.copy(gates);
            var next = copy(hidden);
            var output = zeros(row + ROWS, WIDTH);
            cells.gru(activated, row, ROWS, copy(products), next, output);
            return inner(output, dOutput) + inner(next, dHidden);
        };
        assertThat(loss.getAsDouble()).isFinite();
        var dGates = copy(activated);
        var dProducts = copy(products);
        var dOld = copy(dHidden);
        cells.gruBackward(dGates, row, ROWS, dProducts, allSteps(hidden, row), dOutput, dOld);
        check("gates", loss, gates.rows(row, row + ROWS), dGates.rows(row, row + ROWS));
        check("products", loss, products.rows(row, row + ROWS), dProducts.rows(row, row + ROWS));
        check("hidden", loss, hidden, dOld);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void gruWithTheResetBeforeTheProduct(int row) {
        var gates = random(row + ROWS, 3 * WIDTH);
        var hidden = random(ROWS, WIDTH);
        var dOutput = random(row + ROWS, WIDTH);
        var dHidden = random(ROWS, WIDTH);
        var dReset = random(ROWS, WIDTH);
        var activated = copy(gates);
        DoubleSupplier loss = () -> {
            activated.copy(gates);
            var next = copy(hidden);
            var reset = zeros(row + ROWS, WIDTH);
            var output = zeros(row + ROWS, WIDTH);
            cells.gruReset(activated, row, ROWS, next, reset);
            cells.gruUpdate(activated, row, ROWS, next, output);
            return inner(output, dOutput) + inner(next, dHidden) + inner(reset.rows(row, row + ROWS), dReset);
        };
        assertThat(loss.getAsDouble()).isFinite();
        var dGates = copy(activated);
        var dOld = copy(dHidden);
        cells.gruUpdateBackward(dGates, row, ROWS, allSteps(hidden, row), dOutput, dOld);
        cells.gruResetBackward(dGates, row, ROWS, allSteps(hidden, row), dReset, dOld);
        check("gates", loss, gates.rows(row, row + ROWS), dGates.rows(row, row + ROWS));
        check("hidden", loss, hidden, dOld);
    }

    @ParameterizedTest
    @EnumSource
    void simple(Activation f) {
        var gates = random(ROWS, WIDTH);
        var dOutput = random(ROWS, WIDTH);
        var dHidden = random(ROWS, WIDTH);
        var output = zeros(ROWS, WIDTH);
        DoubleSupplier loss = () -> {
            var next = zeros(ROWS, WIDTH);
            cells.simple(f, gates, 0, ROWS, next, output);
            return inner(output, dOutput) + inner(next, dHidden);
        };
        assertThat(loss.getAsDouble()).isFinite();
        var dGates = zeros(ROWS, WIDTH);
        cells.simpleBackward(f, dGates, 0, ROWS, output, dOutput, dHidden);
        check("gates", loss, gates, dGates);
    }

    /// A node over rows 0 and 1, one over row 0 alone.
    @Test
    void treeLstm() {
        int[][] children = {{-1, -1, 0, 0}, {-1, -1, 1, -1}};
        var forget = random(2 + ROWS, 2 * WIDTH);
        var gates = random(2 + ROWS, 3 * WIDTH);
        var olds = random(2 + ROWS, WIDTH);
        var dOutput = random(2 + ROWS, WIDTH);
        var dCells = random(2 + ROWS, WIDTH);
        var forgot = copy(forget);
        var opened = copy(gates);
        var states = copy(olds);
        DoubleSupplier loss = () -> {
            var output = zeros(2 + ROWS, WIDTH);
            forgot.copy(forget);
            opened.copy(gates);
            states.copy(olds);
            cells.treeForget(forgot, children, 2, ROWS, states);
            cells.treeLstm(opened, 2, ROWS, states, output);
            return inner(output, dOutput) + inner(states, dCells);
        };
        assertThat(loss.getAsDouble()).isFinite();
        var dForget = copy(forgot);
        var dGates = copy(opened);
        var dOlds = copy(dCells);
        cells.treeLstmBackward(dGates, 2, ROWS, copy(states), dOutput, dOlds);
        cells.treeForgetBackward(dForget, children, 2, ROWS, copy(states), dOlds);
        check("forget gates", loss, forget.rows(2, 2 + ROWS), dForget.rows(2, 2 + ROWS));
        check("gates", loss, gates.rows(2, 2 + ROWS), dGates.rows(2, 2 + ROWS));
        check("cells", loss, olds.rows(0, 2), dOlds.rows(0, 2));
    }

    @ParameterizedTest
    @EnumSource
    void attention(Score score) {
        int[] sources = {1, 0, 1};
        int[] starts = {0, 2, 5};
        var query = random(3, WIDTH);
        var memory = new Memory(random(5, WIDTH), random(5, 4), starts);
        var v = random(1, WIDTH);
        var dContext = random(3, 4);
        var context = zeros(3, 4);
        var in = new Inputs(score, v, query, sources, memory);
        var out = new Outputs(zeros(3, 4), context);
        DoubleSupplier loss = () -> {
            attention.attend(in, out, 0, 3);
            return inner(context, dContext);
        };
        assertThat(loss.getAsDouble()).isFinite();
        var dQuery = random(3, WIDTH);
        var dMemory = new Memory(zeros(5, WIDTH), zeros(5, 4), starts);
        var dV = zeros(1, WIDTH);
        attention.attendBackward(in, out, new Gradients(dContext, dV, dQuery, dMemory), 0, 3);
        check("query", loss, query, dQuery);
        check("keys", loss, memory.keys(), dMemory.keys());
        check("values", loss, memory.values(), dMemory.values());
        check("v", loss, v, dV);
    }

    private static void check(String what, DoubleSupplier loss, Tensor x, Tensor gradient) {
        double step = 1e-5;
        for (int r = 0; r < x.rows(); r++) {
            for (int c = 0; c < x.columns(); c++) {
                double at = x.get(r, c);
                x.set(r, c, at + step);
                double above = loss.getAsDouble();
                x.set(r, c, at - step);
                double below = loss.getAsDouble();
                x.set(r, c, at);
                double numerical = (above - below) / (2 * step);
                assertThat(gradient.get(r, c))
                        .as("gradient of %s at %d, %d", what, r, c)
                        .isCloseTo(numerical, within(1e-6 * Math.max(1e-2, Math.abs(numerical))));
            }
        }
    }

    private Tensor random(int rows, int columns) {
        return Laws.random(scope, DType.F64, seed++, rows, columns);
    }

    private Tensor zeros(int rows, int columns) {
        return Tensor.zeros(scope, DType.F64, rows, columns);
    }

    private Tensor copy(Tensor x) {
        return zeros(x.rows(), x.columns()).copy(x);
    }

    /// The state in the rows of its step.
    private Tensor allSteps(Tensor state, int row) {
        var steps = zeros(row + state.rows(), state.columns());
        steps.copyRows(state, 0, row, state.rows());
        return steps;
    }

    private static double inner(Tensor x, Tensor y) {
        double sum = 0;
        for (int r = 0; r < x.rows(); r++) {
            for (int c = 0; c < x.columns(); c++) {
                sum += x.get(r, c) * y.get(r, c);
            }
        }
        return sum;
    }
}
