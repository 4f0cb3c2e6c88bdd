// Outputs have the probabilities of a model that can be looked up, however they are batched.
package rondo.decode.forced;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.decode.Ensemble;
import rondo.decode.Prefix;
import rondo.decode.Scorer;
import rondo.decode.Session;
import rondo.decode.TableModel;
import rondo.engine.tensor.Tensor;
import rondo.text.Vocabulary;

class ForcedDecodingTest {
    private static final int WORDS = 6;

    /// A scorer of which the number of starts and the most rows at once are counted.
    private record Watched(Scorer<int[]> scorer, AtomicInteger starts, AtomicInteger rows) implements Scorer<int[]> {
        Watched(Scorer<int[]> scorer) {
            this(scorer, new AtomicInteger(), new AtomicInteger());
        }

        @Override
        public Prefix resume(List<int[]> sources, List<ByteBuffer> saved) {
            starts.addAndGet(sources.size());
            var prefix = scorer.resume(sources, saved);
            return new Prefix() {
                @Override
                public int rows() {
                    return prefix.rows();
                }

                @Override
                public Tensor logProbs() {
                    rows.accumulateAndGet(prefix.rows(), Math::max);
                    return prefix.logProbs();
                }

                @Override
                public void advance(int[] rows, int[] tokens) {
                    prefix.advance(rows, tokens);
                }

                @Override
                public byte[] save(int row) {
                    return prefix.save(row);
                }

                @Override
                public Prefix resume(int[] origins, List<ByteBuffer> saved) {
                    return prefix.resume(origins, saved);
                }

                @Override
                public void close() {
                    prefix.close();
                }
            };
        }
    }

    @RepeatedTest(20)
    void eachTokenHasTheProbabilityThatItsPrefixGives(RepetitionInfo info) {
        int seed = info.getCurrentRepetition();
        var model = new TableModel(seed, WORDS, 2);
        var sources = sources(seed);
        var outputs = outputs(seed, sources.size());
        for (int rows : new int[] {1, 2, 7, 512}) {
            try (var workers = new Workers(1 + rows % 3)) {
                var scores = new ForcedDecoding<>(model, s -> s.length, rows).score(sources, outputs, workers);
                for (int s = 0; s < sources.size(); s++) {
                    assertThat(scores.get(s)).hasSameSizeAs(outputs.get(s));
                    for (int i = 0; i < outputs.get(s).size(); i++) {
                        check(
                                "seed " + seed + ", " + rows + " rows",
                                model,
                                sources.get(s),
                                outputs.get(s).get(i),
                                scores.get(s).get(i));
                    }
                }
            }
        }
        assertThat(model.open()).hasValue(0);
    }

    private static void check(String what, TableModel model, int[] source, int[] output, ForcedScore score) {
        var tokens = Arrays.stream(output).boxed().toList();
        assertThat(score.logProbs()).as(what).hasSize(output.length + 1);
        double[] attended = new double[source.length];
        for (int t = 0; t <= output.length; t++) {
            int next = t < output.length ? output[t] : Vocabulary.END;
            var prefix = tokens.subList(0, t);
            assertThat(score.logProbs()[t]).as(what).isEqualTo(model.logProbs(source, prefix)[next]);
            for (int i = 0; i < source.length; i++) {
                attended[i] += source[i] + 100 * t; // as the model attends
            }
        }
        assertThat(score.attended().orElseThrow()).as(what).isEqualTo(attended);
    }

    @RepeatedTest(5)
    void anEnsembleScoresAsItsSession(RepetitionInfo info) {
        int seed = info.getCurrentRepetition();
        var ensemble = Ensemble.of(
                List.of(new TableModel(1, WORDS, 2), new TableModel(2, WORDS, 1), new TableModel(3, WORDS, 1)),
                3,
                0.7,
                0);
        var sources = sources(seed);
        var outputs = outputs(seed, sources.size());
        try (var workers = new Workers(1)) {
            var scores = new ForcedDecoding<>(ensemble, s -> s.length).score(sources, outputs, workers);
            for (int s = 0; s < sources.size(); s++) {
                for (int i = 0; i < outputs.get(s).size(); i++) {
                    assertThat(scores.get(s).get(i).logProbs())
                            .as("seed %d", seed)
                            .isEqualTo(stepByStep(
                                    ensemble, sources.get(s), outputs.get(s).get(i)));
                }
            }
        }
    }

    /// The log-probabilities that a session gives, token by token.
    private static double[] stepByStep(Scorer<int[]> scorer, int[] source, int[] output) {
        double[] logProbs = new double[output.length + 1];
        try (var session = new Session<>(scorer, "model")) {
            session.join(source);
            for (int t = 0; t < output.length; t++) {
                logProbs[t] = session.logProbs().get(0, output[t]);
                session.step(output[t]);
            }
            logProbs[output.length] = session.logProbs().get(0, Vocabulary.END);
        }
        return logProbs;
    }

    @Test
    void aHundredThousandOutputsOfASourceTakeNoMoreRowsThanABatch() {
        var model = new Watched(new TableModel(1, WORDS, 1));
        var rng = Rng.of(1);
        var outputs = IntStream.range(0, 100_000)
                .mapToObj(i -> IntStream.range(0, rng.at(i).below(0, 6))
                        .map(t -> 3 + rng.at(i).below(1 + t, 3))
                        .toArray())
                .toList();
        try (var workers = new Workers(2)) {
            var scores = new ForcedDecoding<>(model, s -> s.length, 64)
                    .score(List.of(new int[] {1}), List.of(outputs), workers);
            assertThat(scores.getFirst()).hasSize(outputs.size()).doesNotContainNull();
            assertThat(model.rows().get()).isLessThanOrEqualTo(64);
        }
    }

    @Test
    void sourcesAreReadOnceAndALongOutputIsNotDeep() {
        var model = new Watched(new TableModel(1, WORDS, 1));
        int[] longest = new int[3000];
        Arrays.fill(longest, 4);
        var outputs = List.of(List.of(longest, new int[] {4, 4}), List.<int[]>of(), List.of(new int[0], new int[] {3}));
        try (var workers = new Workers(2)) {
            var scores = new ForcedDecoding<>(model, s -> s.length)
                    .score(List.of(new int[] {1}, new int[] {2}, new int[] {3}), outputs, workers);
            assertThat(scores.getFirst().getFirst().logProbs()).hasSize(3001);
            assertThat(scores.get(1)).isEmpty();
            assertThat(model.starts()).hasValue(2);
        }
    }

    private static List<int[]> sources(int seed) {
        var rng = Rng.of(seed).at("sources");
        return IntStream.range(0, 5)
                .mapToObj(s -> IntStream.range(0, 1 + rng.at(s).below(0, 4))
                        .map(i -> rng.at(s).below(1 + i, 3))
                        .toArray())
                .toList();
    }

    private static List<List<int[]>> outputs(int seed, int sources) {
        var outputs = new ArrayList<List<int[]>>();
        for (int s = 0; s < sources; s++) {
            outputs.add(PrefixTrieTest.outputs(Rng.of(seed).at(s), Rng.of(seed).below(s, 30)));
        }
        return outputs;
    }
}
