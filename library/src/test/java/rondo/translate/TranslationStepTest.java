// A step of a translator's outputs at a time gives what all steps at once give.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static rondo.engine.tensor.Tensors.assertClose;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.Rng;
import rondo.decode.Prefix;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Parameters;

class TranslationStepTest {
    private static final int WORDS = 23;
    private static final int START = 1;
    private static final List<int[]> SOURCES = List.of(words(1, 5), words(2, 9), words(3, 2), words(4, 6));
    private static final List<int[]> TARGETS = List.of(words(5, 4), words(6, 7), words(7, 5), words(8, 7));

    /// Each value of each option at least once.
    static Stream<Arguments> recipes() {
        var small = MadeUp.recipe().embedding(10).hidden(12);
        return Stream.of(
                Arguments.of("attention, gru, tanh, tied", small),
                Arguments.of(
                        "dot, lstm, linear",
                        small.attention("dot").cell("lstm").output("linear").tied(false)),
                Arguments.of(
                        "general, two layers, maxout",
                        small.attention("general")
                                .layers(2)
                                .cell("gru-reset-before")
                                .output("maxout")),
                Arguments.of(
                        "last, two layers, lstm, maxout",
                        small.context("last").layers(2).cell("lstm").output("maxout")),
                Arguments.of(
                        "mean, linear, tied", small.context("mean").cell("tanh").output("linear")),
                Arguments.of(
                        "max, relu, not tied", small.context("max").cell("relu").tied(false)),
                Arguments.of(
                        "last, initial only, linear",
                        small.context("last")
                                .initialOnly(true)
                                .cell("logistic")
                                .output("linear")
                                .tied(false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recipes")
    void stepsAreTheWholeToTheBit(String name, TranslatorRecipe recipe) {
        check(name, recipe, Precision.F32, 0);
        check(name, recipe, Precision.F64, 1e-12);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recipes")
    void stepsAreNearTheWholeInBf16(String name, TranslatorRecipe recipe) {
        assumeTrue(Precision.auto() == Precision.BF16, "bf16 does not run here");
        check(name, recipe, Precision.BF16, 0.03);
    }

    /// Rows change places at every step, and end; each is saved and read again.
    private static void check(String name, TranslatorRecipe recipe, Precision precision, double tolerance) {
        var net = new TranslationNet(recipe, WORDS, WORDS, START, 2);
        var layout = Ragged.of(TARGETS.stream().mapToInt(t -> t.length).toArray());
        try (var scope = Scope.of("numbers");
                var tape = Tape.off(Scope.of("whole"), precision)) {
            Parameters.place(net, scope, precision.type());
            var expected = whole(net, tape, layout);
            var scorer = new TranslationScorer(net, precision);
            try (var prefix = scorer.start(SOURCES)) {
                int[] targets = {0, 1, 2, 3}; // of the rows
                for (int t = 0; t < layout.steps(); t++) {
                    same(name + ", step " + t, prefix, targets, layout, t, expected, tolerance);
                    var sources = Arrays.stream(targets).mapToObj(SOURCES::get).toList();
                    try (var again = scorer.resume(sources, saved(prefix))) {
                        same(name + " again", again, targets, layout, t, expected, tolerance);
                    }
                    try (var beside = prefix.resume(targets, saved(prefix))) {
                        same(name + " beside", beside, targets, layout, t, expected, tolerance);
                    }
                    targets = advanced(prefix, targets, t);
                }
            }
        }
    }

    private static Tensor whole(TranslationNet net, Tape tape, Ragged layout) {
        int[][] previous = TARGETS.stream()
                .map(target -> IntStream.range(0, target.length)
                        .map(t -> t == 0 ? START : target[t - 1])
                        .toArray())
                .toArray(int[][]::new);
        var sources = net.decoder().sources(net.encode(tape, SOURCES));
        var written = net.decoder().write(tape, layout.pack(previous), layout, sources);
        var features = net.readout().features(written.output(), written.context(), written.words());
        var logits = net.readout().vocabulary().apply(features).value();
        tape.precision().pointwise().logSoftmax(logits);
        return logits;
    }

    private static void same(
            String what, Prefix prefix, int[] targets, Ragged layout, int t, Tensor expected, double tolerance) {
        assertThat(prefix.rows()).isEqualTo(targets.length);
        for (int i = 0; i < targets.length; i++) {
            int row = layout.offset(t) + layout.columns()[targets[i]];
            assertClose(what, prefix.logProbs().rows(i, i + 1), expected.rows(row, row + 1), tolerance);
            int length = SOURCES.get(targets[i]).length;
            prefix.alignment(i).ifPresent(weights -> assertThat(weights).hasSize(length));
        }
    }

    private static List<ByteBuffer> saved(Prefix prefix) {
        var saved = new ByteBuffer[prefix.rows()];
        for (int i = 0; i < saved.length; i++) {
            saved[i] = ByteBuffer.wrap(prefix.save(i));
        }
        return List.of(saved);
    }

    /// Those that go on, in the opposite order.
    private static int[] advanced(Prefix prefix, int[] targets, int t) {
        int[] rows = IntStream.range(0, targets.length)
                .map(i -> targets.length - 1 - i)
                .filter(i -> TARGETS.get(targets[i]).length > t + 1)
                .toArray();
        int[] next = Arrays.stream(rows).map(i -> targets[i]).toArray();
        if (rows.length > 0) {
            int[] tokens = Arrays.stream(next).map(i -> TARGETS.get(i)[t]).toArray();
            prefix.advance(rows, tokens);
        }
        return next;
    }

    private static int[] words(int seed, int length) {
        return IntStream.range(0, length)
                .map(t -> 3 + Rng.of(seed).below(t, WORDS - 3))
                .toArray();
    }
}
