// Every provider found gives the numbers of the scalar kernels.
package rondo.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Every provider found gives the numbers of the scalar kernels, on F32, at awkward sizes and in views that
/// begin and end within a vector; touches nothing beside them; and gives a row the same bits alone and among
/// others.
class KernelLawsTest {
    private static final int ROWS = 3;
    private static final int[] TARGETS = {0, 0, 0};
    private static final int[] LEFT = {2, 0, 2, 1};
    private static final int[] RIGHT = {1, 1, 0, 2};

    private final Scope scope = Scope.of("kernel laws");

    @AfterEach
    void close() {
        scope.close();
    }

    /// A call of a kernel on operands; gives the number it returns, or 0.
    interface Call {
        double on(KernelProvider kernels, Tensor... operands);
    }

    /// A kernel with operands of `widths` times F columns. Where `rowwise`, each row of all is a matter of its
    /// own.
    record Law(String name, boolean rowwise, Call call, int... widths) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Law law(String name, Call call, int... widths) {
        return new Law(name, true, call, widths);
    }

    private static Law across(String name, Call call, int... widths) {
        return new Law(name, false, call, widths);
    }

    private static Pointwise pointwise(KernelProvider p) {
        return p.pointwise(DType.F32).orElseThrow();
    }

    private static CellKernels cells(KernelProvider p) {
        return p.cells(DType.F32).orElseThrow();
    }

    private static double done(Runnable work) {
        work.run();
        return 0;
    }

    private static Stream<Law> elementwise() {
        var laws = new ArrayList<Law>();
        for (var f : Activation.values()) {
            laws.add(law("apply " + f, (p, t) -> done(() -> pointwise(p).apply(f, t[0], t[1])), 1, 1));
            laws.add(law(
                    "apply backward " + f,
                    (p, t) -> done(() -> pointwise(p).applyBackward(f, t[0], t[1], t[2])),
                    1,
                    1,
                    1));
        }
        var step = new Pointwise.AdamStep(0.5, 0.01, 0.9, 0.99, 1.3, 1e-3, 1e-2);
        laws.add(law("add", (p, t) -> done(() -> pointwise(p).add(0.3, t[0], t[1])), 1, 1));
        laws.add(law("scale", (p, t) -> done(() -> pointwise(p).scale(0.3, t[0])), 1));
        laws.add(law("multiply and add", (p, t) -> done(() -> pointwise(p).multiplyAdd(t[0], t[1], t[2])), 1, 1, 1));
        laws.add(law("add bias", (p, t) -> done(() -> pointwise(p).addBias(t[0].rows(0, 1), t[1])), 1, 1));
        laws.add(across("sum of rows", (p, t) -> done(() -> pointwise(p).sumRows(t[0], t[1].rows(1, 2))), 1, 1));
        laws.add(across(
                "gather", (p, t) -> done(() -> pointwise(p).gather(t[0], new int[] {2, -1, 2, 9}, t[1])), 1, 1));
        laws.add(across(
                "scatter", (p, t) -> done(() -> pointwise(p).scatterAdd(t[0], new int[] {2, -1, 2}, t[1])), 1, 1));
        laws.add(across(
                "dots",
                (p, t) -> done(() -> pointwise(p).dots(t[0], LEFT, t[1], RIGHT, pairs(t[2]), t[2].rows(0, 1))),
                1,
                1,
                1));
        laws.add(across(
                "add scaled rows",
                (p, t) -> done(() -> pointwise(p).addScaledRows(t[0].rows(1, 2), t[1], LEFT, pairs(t[0]), t[2], RIGHT)),
                1,
                1,
                1));
        laws.add(law(
                "block dots", (p, t) -> done(() -> pointwise(p).blockDots(t[0], t[1], t[2].columns(0, 3))), 3, 1, 3));
        laws.add(law(
                "block dots backward",
                (p, t) -> done(() -> pointwise(p).blockDotsBackward(t[0], t[1], t[2].columns(0, 3), t[3], t[4])),
                3,
                1,
                3,
                3,
                1));
        laws.add(across("dropout", (p, t) -> done(() -> pointwise(p).dropout(0.3, 77, t[0], t[1])), 1, 1));
        laws.add(law("maxout", (p, t) -> done(() -> pointwise(p).maxout(t[0], t[1])), 2, 1));
        laws.add(law("maxout backward", (p, t) -> done(() -> pointwise(p).maxoutBackward(t[0], t[1], t[2])), 2, 1, 2));
        laws.add(law("exp", (p, t) -> done(() -> pointwise(p).exp(squared(-1, t[0]))), 1));
        laws.add(law(
                "log sums",
                (p, t) -> done(() -> pointwise(p).logSums(t[0].rows(0, 1), t[1], t[2].columns(0, 1))),
                1,
                1,
                1));
        laws.add(law("log softmax", (p, t) -> done(() -> pointwise(p).logSoftmax(t[0])), 1));
        for (double e : new double[] {0, 0.1}) {
            laws.add(law(
                    "cross-entropy, smoothing " + e,
                    (p, t) -> pointwise(p).crossEntropy(t[0], TARGETS, 0, e, new float[ROWS]),
                    1));
        }
        laws.add(across("sum of squares", (p, t) -> pointwise(p).sumOfSquares(t[0]), 1));
        laws.add(law(
                "adam", (p, t) -> done(() -> pointwise(p).adam(t[0], t[1], t[2], squared(1, t[3]), step)), 1, 1, 1, 1));
        var adaGrad = new Pointwise.AdaGradStep(0.5, 0.01, 1e-3);
        laws.add(law(
                "adagrad", (p, t) -> done(() -> pointwise(p).adaGrad(t[0], t[1], squared(1, t[2]), adaGrad)), 1, 1, 1));
        return laws.stream();
    }

    private static int pairs(Tensor numbers) {
        return Math.min(LEFT.length, numbers.columns());
    }

    private static Stream<Law> ofCells() {
        var laws = new ArrayList<>(List.of(
                law("lstm", (p, t) -> done(() -> cells(p).lstm(t[0], 0, t[0].rows(), t[1], t[2], t[3])), 4, 1, 1, 1),
                law(
                        "lstm backward",
                        (p, t) -> done(() -> cells(p).lstmBackward(t[0], 0, t[0].rows(), t[1], t[2], t[3], t[4])),
                        4,
                        1,
                        1,
                        1,
                        1),
                law("gru", (p, t) -> done(() -> cells(p).gru(t[0], 0, t[0].rows(), t[1], t[2], t[3])), 3, 3, 1, 1),
                law(
                        "gru backward",
                        (p, t) -> done(() -> cells(p).gruBackward(t[0], 0, t[0].rows(), t[1], t[2], t[3], t[4])),
                        3,
                        3,
                        1,
                        1,
                        1),
                law("gru reset", (p, t) -> done(() -> cells(p).gruReset(t[0], 0, t[0].rows(), t[1], t[2])), 3, 1, 1),
                law("gru update", (p, t) -> done(() -> cells(p).gruUpdate(t[0], 0, t[0].rows(), t[1], t[2])), 3, 1, 1),
                law(
                        "gru update backward",
                        (p, t) -> done(() -> cells(p).gruUpdateBackward(t[0], 0, t[0].rows(), t[1], t[2], t[3])),
                        3,
                        1,
                        1,
                        1),
                law(
                        "gru reset backward",
                        (p, t) -> done(() -> cells(p).gruResetBackward(t[0], 0, t[0].rows(), t[1], t[2], t[3])),
                        3,
                        1,
                        1,
                        1)));
        for (var f : Activation.values()) {
            laws.add(law(
                    "simple " + f,
                    (p, t) -> done(() -> cells(p).simple(f, t[0], 0, t[0].rows(), t[1], t[2])),
                    1,
                    1,
                    1));
            laws.add(law(
                    "simple backward " + f,
                    (p, t) -> done(() -> cells(p).simpleBackward(f, t[0], 0, t[0].rows(), t[1], t[2], t[3])),
                    1,
                    1,
                    1,
                    1));
        }
        return laws.stream();
    }

    /// Rows 1 and 2 are a level, whose children are rows 0 and none.
    private static Stream<Law> ofTrees() {
        int[][] children = {{-1, 0, 0}, {-1, 0, -1}};
        return Stream.of(
                across("tree forget", (p, t) -> done(() -> cells(p).treeForget(t[0], children, 1, 2, t[1])), 2, 1),
                across(
                        "tree forget backward",
                        (p, t) -> done(() -> cells(p).treeForgetBackward(t[0], children, 1, 2, t[1], t[2])),
                        2,
                        1,
                        1),
                law("tree lstm", (p, t) -> done(() -> cells(p).treeLstm(t[0], 0, t[0].rows(), t[1], t[2])), 3, 1, 1),
                law(
                        "tree lstm backward",
                        (p, t) -> done(() -> cells(p).treeLstmBackward(t[0], 0, t[0].rows(), t[1], t[2], t[3])),
                        3,
                        1,
                        1,
                        1));
    }

    private static Stream<Arguments> laws() {
        return Stream.of(
                        pairs(
                                p -> p.pointwise(DType.F32).isPresent(),
                                elementwise().toList()),
                        pairs(p -> p.cells(DType.F32).isPresent(), ofCells().toList()),
                        pairs(p -> p.cells(DType.F32).isPresent(), ofTrees().toList()))
                .flatMap(Function.identity());
    }

    private static Stream<Arguments> pairs(Function<KernelProvider, Boolean> has, List<Law> laws) {
        return Laws.providers()
                .filter(p -> !p.name().equals("scalar") && has.apply(p))
                .flatMap(p -> laws.stream().map(law -> Arguments.argumentSet(p.name() + ": " + law, p, law)));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void numbersAreThoseOfTheScalarKernels(KernelProvider provider, Law law) {
        for (int size : Laws.SIZES) {
            var found = operands(law, size);
            var expected = operands(law, size);
            double is = law.call.on(provider, inner(found));
            double wanted = law.call.on(Laws.scalar(), inner(expected));
            double tolerance = 5e-6 * (1 + Math.sqrt(size) / 8);
            assertThat(Math.abs(is - wanted))
                    .as(law + " returns, size " + size)
                    .isLessThanOrEqualTo(tolerance * (1 + Math.abs(wanted)));
            for (int i = 0; i < found.length; i++) {
                Laws.close(law + ", operand " + i + ", size " + size, found[i], expected[i], tolerance);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void rowIsTheSameAloneAndAmongOthers(KernelProvider provider, Law law) {
        if (!law.rowwise) {
            return;
        }
        for (int size : Laws.SIZES) {
            var together = operands(law, size);
            var alone = operands(law, size);
            law.call.on(provider, inner(together));
            for (int r = ROWS - 1; r >= 0; r--) {
                int row = r;
                var operands =
                        Stream.of(inner(alone)).map(t -> t.rows(row, row + 1)).toArray(Tensor[]::new);
                if (law.name.equals("add bias") || law.name.equals("log sums")) {
                    operands[0] = inner(alone)[0];
                }
                law.call.on(provider, operands);
            }
            for (int i = 0; i < alone.length; i++) {
                Laws.same(law + ", operand " + i + ", size " + size, alone[i], together[i]);
            }
        }
    }

    /// The operands with what lies around them, the same at each call.
    private Tensor[] operands(Law law, int size) {
        var operands = new Tensor[law.widths.length];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = Laws.random(scope, DType.F32, 31L * size + i, ROWS, law.widths[i] * size + 3);
        }
        return operands;
    }

    /// The operands themselves: views that begin and end anywhere.
    private static Tensor[] inner(Tensor[] operands) {
        return Stream.of(operands).map(t -> t.columns(1, t.columns() - 2)).toArray(Tensor[]::new);
    }

    private static Tensor squared(double sign, Tensor x) {
        for (int r = 0; r < x.rows(); r++) {
            for (int c = 0; c < x.columns(); c++) {
                x.set(r, c, sign * x.get(r, c) * x.get(r, c));
            }
        }
        return x;
    }
}
