// Best paths and best alignments.
package rondo.decode.ctc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rondo.SharedData;
import rondo.basis.RondoException;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.loss.Alignments;

class CtcGreedyTest {
    private final Scope scope = Scope.of("ctc greedy");

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void labelsAreThoseOfTensorFlow() {
        int cases = 0;
        for (var json : SharedData.json("golden/json/ctc-decode-golden.json")) {
            if (!json.has("greedy")) {
                continue;
            }
            var rows = json.get("probs");
            double[][] probabilities = new double[rows.size()][];
            for (int t = 0; t < probabilities.length; t++) {
                probabilities[t] = new double[rows.get(t).size()];
                for (int v = 0; v < probabilities[t].length; v++) {
                    probabilities[t][v] = rows.get(t).get(v).asDouble();
                }
            }
            int blank = json.get("blank").asInt();
            var symbols = Symbols.of(probabilities[0].length, blank);
            var found = CtcGreedy.search(symbols, RandomFrames.of(scope, probabilities));
            var wanted = new ArrayList<Integer>();
            json.get("greedy").forEach(label -> wanted.add(label.asInt()));
            assertThat(Alignments.list(found.labels())).isEqualTo(wanted);
            assertThat(found.logProb()).isCloseTo(-json.get("neg_sum_log").asDouble(), within(1e-6));
            cases++;
        }
        assertThat(cases).isEqualTo(2);
    }

    @Test
    void spansAreTheFramesOfEachLabel() {
        int[] path = {0, 2, 2, 0, 2, 1, 1, 1, 0, 0, 2};
        double[][] probabilities = new double[path.length][3];
        for (int t = 0; t < path.length; t++) {
            Arrays.fill(probabilities[t], 0.1);
            probabilities[t][path[t]] = 0.8;
        }
        var found = CtcGreedy.search(Symbols.of(3, 0), RandomFrames.of(scope, probabilities));
        assertThat(Alignments.list(found.labels())).containsExactly(2, 2, 1, 2);
        assertThat(found.spans()).containsExactly(new Span(1, 2), new Span(4, 4), new Span(5, 7), new Span(10, 10));
    }

    /// A byte for each state of each frame would be 40 MB.
    @Test
    void longLabellingsAreAlignedInLittleMemory() {
        double[][] probabilities = new double[20_000][3];
        var spans = new ArrayList<Span>();
        int[] labels = new int[1_000];
        for (int t = 0; t < probabilities.length; t++) {
            Arrays.fill(probabilities[t], 0.1);
            probabilities[t][t % 20 < 7 + t % 11 % 3 ? 0 : 1 + t / 20 % 2] = 0.8;
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = 1 + i % 2;
            int first = 20 * i;
            while (probabilities[first][labels[i]] < 0.5) {
                first++;
            }
            spans.add(new Span(first, 20 * i + 19));
        }
        var logProbs = RandomFrames.of(scope, probabilities);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        var found = ForcedAlignment.of(logProbs, labels, 0).orElseThrow();
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(8 << 20);
        assertThat(found.spans()).isEqualTo(spans);
        assertThat(found.logProb()).isCloseTo(20_000 * Math.log(0.8), within(0.01));
    }

    @Test
    void nothingIsFoundInNoFrames() {
        var nothing = new CtcGreedy(Symbols.of(3, 0)).best();
        assertThat(nothing.labels()).isEmpty();
        assertThat(nothing.logProb()).isZero();
    }

    /// Frames do not stay, and yet keep their numbers.
    @Test
    void aFrameWithoutNumbersIsNamed() {
        var logProbs = RandomFrames.of(scope, 1, 4, 3, 1);
        logProbs.set(2, 0, Double.NaN);
        var greedy = new CtcGreedy(Symbols.of(3, 0));
        greedy.accept(logProbs, 0);
        greedy.accept(logProbs, 1);
        assertThatThrownBy(() -> greedy.accept(logProbs, 2))
                .isInstanceOf(RondoException.class)
                .hasMessageContaining("frame 2");
    }

    @Test
    void forgottenFramesStillCount() {
        var logProbs = RandomFrames.of(scope, 1, 4, 3, 1);
        var frames = new Frames(3);
        for (int t = 0; t < 4; t++) {
            frames.forget();
            frames.add(logProbs, t);
            assertThat(frames.count()).isEqualTo(t + 1);
            for (int v = 0; v < 3; v++) {
                assertThat(frames.logProb(t, v)).isEqualTo((float) logProbs.get(t, v));
            }
        }
    }

    /// All frames together would be 80 MB.
    @Test
    void framesDoNotStay() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var logProbs = RandomFrames.of(scope, 1, 1, 1000, 1);
        var greedy = new CtcGreedy(Symbols.of(1000, 0));
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int t = 0; t < 20_000; t++) {
            greedy.accept(logProbs, 0);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(40_000_000);
    }

    /// Against all alignments of the labels, one by one.
    @Test
    void forcedAlignmentIsTheMostProbableOne() {
        for (int seed = 0; seed < 30; seed++) {
            int vocabulary = 3 + seed % 2;
            int blank = seed % vocabulary;
            int frames = 1 + seed % 6;
            var logProbs = RandomFrames.of(scope, seed, frames, vocabulary, 2);
            for (var labels : Alignments.probabilities(logProbs, blank).keySet()) {
                double best = Double.NEGATIVE_INFINITY;
                int[] path = new int[frames];
                for (int number = 0; number < Math.pow(vocabulary, frames); number++) {
                    int rest = number;
                    for (int t = 0; t < frames; t++) {
                        path[t] = rest % vocabulary;
                        rest /= vocabulary;
                    }
                    best = Alignments.labels(path, blank).equals(labels) ? Math.max(best, sum(logProbs, path)) : best;
                }
                int[] given = labels.stream().mapToInt(Integer::intValue).toArray();
                var found = ForcedAlignment.of(logProbs, given, blank).orElseThrow();
                assertThat(found.logProb()).as("seed %d, %s", seed, labels).isCloseTo(best, within(1e-9));
                assertThat(sum(logProbs, path(found.spans(), given, frames, blank)))
                        .isCloseTo(best, within(1e-9));
            }
        }
    }

    @Test
    void labelsThatDoNotFitHaveNoAlignment() {
        var logProbs = RandomFrames.of(scope, 1, 3, 4, 1);
        assertThat(ForcedAlignment.of(logProbs, new int[] {1, 2, 3, 1}, 0)).isEmpty();
        assertThat(ForcedAlignment.of(logProbs, new int[] {1, 2, 2}, 0)).isEmpty();
        assertThat(ForcedAlignment.of(logProbs, new int[] {2, 2}, 0)
                        .orElseThrow()
                        .spans())
                .isEqualTo(List.of(new Span(0, 0), new Span(2, 2)));
    }

    private static double sum(Tensor logProbs, int[] path) {
        double sum = 0;
        for (int t = 0; t < path.length; t++) {
            sum += logProbs.get(t, path[t]);
        }
        return sum;
    }

    private static int[] path(List<Span> spans, int[] labels, int frames, int blank) {
        int[] path = new int[frames];
        Arrays.fill(path, blank);
        for (int i = 0; i < labels.length; i++) {
            Arrays.fill(path, spans.get(i).first(), spans.get(i).last() + 1, labels[i]);
        }
        return path;
    }
}
