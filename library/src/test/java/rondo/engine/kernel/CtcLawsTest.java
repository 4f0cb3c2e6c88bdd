// Every sum over alignments found gives the numbers of the scalar one.
package rondo.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.engine.kernel.CtcKernels.Lattice;
import rondo.engine.kernel.CtcKernels.Target;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Every sum over alignments found gives the numbers of the scalar one, for as many labels as fill vectors, or do not;
/// and touches no row of another sequence.
class CtcLawsTest {
    private static final Ragged LAYOUT = Ragged.of(70, 90, 7);
    private static final int COLUMN = 1; // the sequence of 70 frames
    private static final int SYMBOLS = 37;
    private static final int BLANK = 5;

    private final Scope scope = Scope.of("ctc laws");
    private final CtcKernels scalar = Laws.scalar().ctc(DType.F32).orElseThrow();

    @AfterEach
    void close() {
        scope.close();
    }

    private static Stream<Arguments> kernels() {
        return Laws.providers()
                .filter(p -> !p.name().equals("scalar"))
                .flatMap(p -> p.ctc(DType.F32).stream())
                .flatMap(k -> Stream.of(0, 1, 2, 7, 14, 15, 16, 17, 31, 40)
                        .flatMap(labels -> Stream.of(1, 6, 40).map(spread -> Arguments.of(k, labels, spread))));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void numbersAreThoseOfTheScalarKernels(CtcKernels kernels, int labels, int spread) {
        var logits = Laws.random(scope, DType.F32, 3, LAYOUT.rows(), SYMBOLS);
        for (int r = 0; r < logits.rows(); r++) {
            for (int c = 0; c < SYMBOLS; c++) {
                logits.set(r, c, logits.get(r, c) * spread);
            }
        }
        int[] symbols = new SplittableRandom(labels)
                .ints(labels, 0, SYMBOLS - 1)
                .map(s -> s < BLANK ? s : s + 1)
                .toArray();
        var target = new Target(LAYOUT, COLUMN, symbols, BLANK);
        var found = new Operands(labels);
        var expected = new Operands(labels);
        double loss = found.run(kernels, logits, target);
        double wanted = expected.run(scalar, logits, target);
        assertThat(loss).isCloseTo(wanted, within(1e-6 * (1 + wanted)));
        for (int t = 0; t < target.steps(); t++) {
            int row = target.row(t);
            Laws.close(
                    "posteriors of frame " + t, found.posteriors(row, target), expected.posteriors(row, target), 2e-4);
        }
        Laws.close("gradient", found.gradient, expected.gradient, 4e-4);
        assertThat(others(found.gradient, target)).containsOnly(9);
    }

    /// The numbers in the rows of other sequences.
    private static double[] others(Tensor gradient, Target target) {
        var own = new boolean[gradient.rows()];
        for (int t = 0; t < target.steps(); t++) {
            own[target.row(t)] = true;
        }
        return IntStream.range(0, own.length)
                .filter(row -> !own[row])
                .mapToObj(row -> gradient.rows(row, row + 1).toFloats())
                .flatMapToDouble(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]))
                .toArray();
    }

    private final class Operands {
        final Lattice lattice;
        final Tensor gradient = Tensor.empty(scope, DType.F32, LAYOUT.rows(), SYMBOLS);

        Operands(int labels) {
            lattice = Lattice.of(scope, DType.F32, LAYOUT.rows(), LAYOUT.steps(), labels + 3);
            for (int r = 0; r < gradient.rows(); r++) {
                for (int c = 0; c < SYMBOLS; c++) {
                    gradient.set(r, c, 9);
                }
            }
        }

        Tensor posteriors(int row, Target target) {
            return lattice.posteriors().rows(row, row + 1).columns(0, target.states());
        }

        double run(CtcKernels kernels, Tensor logits, Target target) {
            double loss = kernels.loss(logits, target, lattice);
            kernels.posteriors(target, lattice);
            kernels.gradient(logits, target, lattice, 0.5, gradient);
            return loss;
        }
    }
}
