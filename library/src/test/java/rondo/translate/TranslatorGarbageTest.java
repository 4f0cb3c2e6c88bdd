// A batch of a translator's training leaves little garbage on the heap, a step of its output none.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.StepGarbage;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.net.layer.Parameters;

/// In double precision, whose kernels are plain loops: vectors of kernels not compiled yet would be garbage
/// too. The width of layers does not matter to it. What short-lived objects the compiler can do without, it
/// does only once it has compiled: on a busy machine that takes some batches.
class TranslatorGarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WORDS = 40;
    private static final int BATCH = 200_000;

    @ParameterizedTest
    @ValueSource(strings = {"attention", "last"})
    void aBatchLeavesAtMost200KilobytesAndMemoryStaysFlat(String context) {
        var recipe = MadeUp.recipe().hidden(8).embedding(8).dropout(0.3).context(context);
        var net = new TranslationNet(recipe, WORDS, WORDS, 1, 2);
        try (var scope = Scope.of("translator garbage");
                var tape = Tape.recording(Scope.of("tape"), Precision.F64)) {
            Parameters.place(net, scope, DType.F64);
            var batch = batch();
            long least = Long.MAX_VALUE;
            long held = 0;
            for (int i = 0; i < 10 || (i < 100 && least >= BATCH); i++) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                tape.next(Rng.of(i));
                net.loss(tape, batch, 0.1).loss().backward();
                least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
                if (i == 2) {
                    held = tape.scope().bytes() + scope.bytes();
                }
            }
            assertThat(least).as("bytes of garbage with %s", context).isLessThan(BATCH);
            assertThat(tape.scope().bytes() + scope.bytes()).as("bytes held").isEqualTo(held);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"attention", "last"})
    void aStepOfAnOutputThatKeepsItsRowsLeavesNone(String context) {
        var net = new TranslationNet(MadeUp.recipe().hidden(8).embedding(8).context(context), WORDS, WORDS, 1, 2);
        try (var scope = Scope.of("translator garbage")) {
            Parameters.place(net, scope, DType.F64);
            var sources = List.of(sentence(9), sentence(4));
            try (var prefix = new TranslationScorer(net, Precision.F64).start(sources)) {
                int[] rows = {1, 0};
                int[] tokens = new int[2];
                assertThat(StepGarbage.stepsWithout(i -> {
                            tokens[0] = 3 + i % 7;
                            tokens[1] = 3 + i % 5;
                            prefix.advance(rows, tokens);
                            prefix.logProbs();
                        }))
                        .as("steps in a row without garbage, with %s", context)
                        .isEqualTo(StepGarbage.STEPS);
            }
        }
    }

    private static List<TranslationExample> batch() {
        var batch = new ArrayList<TranslationExample>();
        for (int i = 0; i < 64; i++) {
            batch.add(new TranslationExample(sentence(2 * i), sentence(2 * i + 1)));
        }
        return batch;
    }

    private static int[] sentence(int seed) {
        int[] words = new int[8 + seed % 9];
        for (int t = 0; t < words.length; t++) {
            words[t] = 3 + Rng.of(seed).below(t, WORDS - 3);
        }
        return words;
    }
}
