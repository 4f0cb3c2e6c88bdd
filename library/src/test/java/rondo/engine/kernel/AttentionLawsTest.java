// Every attention found gives the numbers of the scalar one.
package rondo.engine.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.engine.kernel.AttentionKernels.Gradients;
import rondo.engine.kernel.AttentionKernels.Inputs;
import rondo.engine.kernel.AttentionKernels.Memory;
import rondo.engine.kernel.AttentionKernels.Outputs;
import rondo.engine.kernel.AttentionKernels.Score;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Every attention found gives the numbers of the scalar one, over memories of different lengths, of which two
/// queries share one; and gives a query the same bits alone and among others.
class AttentionLawsTest {
    private static final int[] STARTS = {0, 1, 14, 31};
    private static final int[] SOURCES = {2, 0, 2, 1};
    private static final int LONGEST = 19;

    private final Scope scope = Scope.of("attention laws");
    private final AttentionKernels scalar = Laws.scalar().attention(DType.F32).orElseThrow();

    @AfterEach
    void close() {
        scope.close();
    }

    private static Stream<Arguments> attentions() {
        return Laws.providers()
                .filter(p -> !p.name().equals("scalar"))
                .flatMap(p -> p.attention(DType.F32).stream()
                        .flatMap(k -> Stream.of(Score.values())
                                .flatMap(score -> Laws.SIZES.stream()
                                        .map(size -> Arguments.argumentSet(
                                                p.name() + " " + score + " " + size, k, score, size)))));
    }

    @ParameterizedTest
    @MethodSource("attentions")
    void numbersAreThoseOfTheScalarKernels(AttentionKernels kernels, Score score, int size) {
        var found = new Operands(score, size);
        var expected = new Operands(score, size);
        double tolerance = 1e-5 * (1 + Math.sqrt(size) / 8);
        found.attend(kernels, 0, SOURCES.length);
        expected.attend(scalar, 0, SOURCES.length);
        compare("attend", found, expected, tolerance);
        found.out.weights().copy(expected.out.weights());
        found.attendBackward(kernels);
        expected.attendBackward(scalar);
        compare("attend backward", found, expected, tolerance);
    }

    @ParameterizedTest
    @MethodSource("attentions")
    void queryIsTheSameAloneAndAmongOthers(AttentionKernels kernels, Score score, int size) {
        var together = new Operands(score, size);
        var alone = new Operands(score, size);
        together.attend(kernels, 0, SOURCES.length);
        for (int i = SOURCES.length - 1; i >= 0; i--) {
            alone.attend(kernels, i, 1);
        }
        Laws.same("weights", alone.out.weights(), together.out.weights());
        Laws.same("context", alone.out.contexts(), together.out.contexts());
    }

    /// Compares all operands and what lies around them.
    private static void compare(String what, Operands found, Operands expected, double tolerance) {
        for (int i = 0; i < found.surroundings.size(); i++) {
            Laws.close(what + ", operand " + i, found.surroundings.get(i), expected.surroundings.get(i), tolerance);
        }
    }

    /// What attention over the same numbers reads and writes.
    private final class Operands {
        final int width;
        final List<Tensor> surroundings = new ArrayList<>();
        final Inputs in;
        final Outputs out;
        final Gradients gradients;

        Operands(Score score, int width) {
            this.width = width;
            int rows = SOURCES.length + 2;
            var query = random(1, rows, width);
            var memory = new Memory(random(2, 31, width), random(3, 31, width + 5), STARTS);
            in = new Inputs(score, random(4, 1, width), query, SOURCES, memory);
            out = new Outputs(random(5, rows, LONGEST), random(6, rows, width + 5));
            gradients = new Gradients(
                    random(7, rows, width + 5),
                    random(11, 1, width),
                    random(8, rows, width),
                    new Memory(random(9, 31, width), random(10, 31, width + 5), STARTS));
        }

        void attend(AttentionKernels kernels, int first, int rows) {
            int[] sources = Arrays.copyOfRange(SOURCES, first, first + rows);
            var some = new Inputs(in.score(), in.v(), in.queries(), sources, in.memory());
            kernels.attend(some, out, 1 + first, rows);
        }

        void attendBackward(AttentionKernels kernels) {
            kernels.attendBackward(in, out, gradients, 1, SOURCES.length);
        }

        /// Small numbers, so that no score dwarfs the others, in a view that begins and ends within a vector.
        private Tensor random(long seed, int rows, int columns) {
            var around = Laws.random(scope, DType.F32, seed, rows, columns + 2);
            surroundings.add(around);
            var tensor = around.columns(1, columns + 1);
            Laws.scalar().pointwise(DType.F32).orElseThrow().scale(1 / Math.pow(width, 0.25), tensor);
            return tensor;
        }
    }
}
