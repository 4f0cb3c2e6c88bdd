// Prefix beam search against all labellings one by one.
package rondo.decode.ctc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rondo.SharedData;
import rondo.basis.ConfigException;
import rondo.basis.RondoException;
import rondo.basis.ShapeException;
import rondo.decode.TableModel;
import rondo.engine.kernel.Kernels;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.loss.Alignments;
import rondo.text.Vocabulary;

class CtcBeamTest {
    private static final int ALL = 1 << 20;
    private static final int[] NO_SOURCE = {};

    private final Scope scope = Scope.of("ctc beam");

    @AfterEach
    void close() {
        scope.close();
    }

    /// What a search has to find: all labellings that pass, by the score that is given to each.
    private static List<Labelling> enumerated(
            Tensor logProbs, Symbols symbols, Function<List<Integer>, Double> more, Lexicon... words) {
        return Alignments.probabilities(logProbs, symbols.blank()).entrySet().stream()
                .filter(entry -> words.length == 0 || written(entry.getKey(), symbols, words[0]))
                .map(entry -> {
                    int[] labels =
                            entry.getKey().stream().mapToInt(Integer::intValue).toArray();
                    double logProb = Math.log(entry.getValue());
                    return new Labelling(labels, List.of(), logProb, logProb + more.apply(entry.getKey()));
                })
                .sorted(Comparator.comparingDouble(Labelling::score).reversed())
                .toList();
    }

    /// Whether labels are words of the lexicon with one separator between them, and perhaps one behind them.
    private static boolean written(List<Integer> labels, Symbols symbols, Lexicon words) {
        int from = 0;
        for (int i = 0; i <= labels.size(); i++) {
            if (i == labels.size() || symbols.separates(labels.get(i))) {
                boolean last = i == labels.size() && from == i;
                int[] word = labels.subList(from, i).stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                if (!last && !words.contains(word)) {
                    return false;
                }
                from = i + 1;
            }
        }
        return true;
    }

    private static void same(String what, List<Labelling> found, List<Labelling> expected) {
        assertThat(found).as("%s: how many", what).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).labels())
                    .as("%s, labels %d", what, i)
                    .isEqualTo(expected.get(i).labels());
            assertThat(found.get(i).logProb())
                    .as("%s, %d", what, i)
                    .isCloseTo(expected.get(i).logProb(), within(1e-6));
            assertThat(found.get(i).score())
                    .as("%s, %d", what, i)
                    .isCloseTo(expected.get(i).score(), within(1e-5));
        }
    }

    @Test
    void unlimitedBeamFindsAllLabellingsWithTheirProbabilities() {
        for (int seed = 0; seed < 20; seed++) {
            int vocabulary = 2 + seed % 3;
            var symbols = Symbols.of(vocabulary, seed % vocabulary);
            var logProbs = RandomFrames.of(scope, seed, 1 + seed % 6, vocabulary, 2);
            var found = CtcBeam.of(symbols, ALL).pruning(0).search(logProbs, ALL);
            same("seed " + seed, found, enumerated(logProbs, symbols, _ -> 0.0));
            double sum = found.stream().mapToDouble(l -> Math.exp(l.logProb())).sum();
            assertThat(sum).as("seed %d", seed).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void narrowBeamsGiveSortedLabellingsThatAreNotOverrated() {
        for (int seed = 0; seed < 20; seed++) {
            var symbols = Symbols.of(4, 0);
            var logProbs = RandomFrames.of(scope, seed, 6, 4, 1);
            var exact = enumerated(logProbs, symbols, _ -> 0.0).stream()
                    .collect(Collectors.toMap(l -> Alignments.list(l.labels()), Labelling::logProb));
            for (int width : new int[] {1, 2, 5, 17}) {
                var found = CtcBeam.of(symbols, width).search(logProbs, ALL);
                assertThat(found).hasSizeLessThanOrEqualTo(width);
                assertThat(found)
                        .isSortedAccordingTo(
                                Comparator.comparingDouble(Labelling::score).reversed());
                for (var labelling : found) {
                    assertThat(labelling.logProb())
                            .as("seed %d, width %d", seed, width)
                            .isLessThanOrEqualTo(exact.getOrDefault(Alignments.list(labelling.labels()), -1e9) + 1e-6);
                }
            }
        }
    }

    @Test
    void onlyWordsOfTheLexiconComeOut() {
        for (int seed = 0; seed < 20; seed++) {
            var symbols = Symbols.of(4, 3).separator(2);
            var words = Lexicon.of(List.of(new int[] {0}, new int[] {0, 1}, new int[] {1, 1}), symbols);
            var logProbs = RandomFrames.of(scope, seed, 6, 4, 1.5);
            var search = CtcBeam.of(symbols, ALL).pruning(0).lexicon(words);
            same("seed " + seed, search.search(logProbs, ALL), enumerated(logProbs, symbols, _ -> 0.0, words));
            for (int width : new int[] {1, 2, 3}) {
                for (int frames = 0; frames <= 6; frames++) {
                    for (var labelling : beam(search, width).search(logProbs.rows(0, frames), 3)) {
                        assertThat(written(Alignments.list(labelling.labels()), symbols, words))
                                .as("seed %d: %s", seed, Alignments.list(labelling.labels()))
                                .isTrue();
                    }
                }
            }
        }
    }

    private static CtcBeam beam(CtcBeam search, int width) {
        return new CtcBeam(search.symbols(), width, search.pruning(), search.lexicon(), search.language());
    }

    @Test
    void withoutSeparatorALineIsOneWord() {
        var symbols = Symbols.of(4, 0);
        var words = Lexicon.of(List.of(new int[] {1, 2}, new int[] {1, 2, 3}, new int[] {3, 3}), symbols);
        for (int seed = 0; seed < 10; seed++) {
            var logProbs = RandomFrames.of(scope, seed, 5, 4, 1.5);
            var found = CtcBeam.of(symbols, ALL).pruning(0).lexicon(words).search(logProbs, ALL);
            assertThat(found.stream().map(l -> Alignments.list(l.labels())))
                    .containsExactlyInAnyOrder(List.of(), List.of(1, 2), List.of(1, 2, 3), List.of(3, 3));
        }
    }

    @Test
    void languageModelOfLabelsCountsEachLabel() {
        var symbols = Symbols.of(4, 0);
        int[] tokens = {-1, 3, 4, -1}; // label 3 is not read
        for (int seed = 0; seed < 10; seed++) {
            var model = new TableModel(seed, 5, 1.5);
            var fusion = LanguageFusion.ofLabels(() -> new ScoredTexts<>(model, NO_SOURCE), tokens)
                    .weight(0.7)
                    .bonus(0.2)
                    .end(Vocabulary.END);
            var logProbs = RandomFrames.of(scope, seed, 5, 4, 1);
            var expected = enumerated(logProbs, symbols, labels -> {
                var read = labels.stream()
                        .filter(l -> tokens[l] >= 0)
                        .map(l -> tokens[l])
                        .toList();
                return 0.7 * logProb(model, read, true) + 0.2 * read.size();
            });
            same(
                    "seed " + seed,
                    CtcBeam.of(symbols, ALL).pruning(0).language(fusion).search(logProbs, ALL),
                    expected);
            assertThat(model.open()).hasValue(0);
        }
    }

    /// The log-probability of tokens.
    private static double logProb(TableModel model, List<Integer> tokens, boolean ended) {
        double sum = 0;
        for (int i = 0; i < tokens.size(); i++) {
            sum += model.logProbs(NO_SOURCE, tokens.subList(0, i))[tokens.get(i)];
        }
        return sum + (ended ? model.logProbs(NO_SOURCE, tokens)[Vocabulary.END] : 0);
    }

    /// Words of one, two and three tokens, with and without a lexicon.
    @Test
    void languageModelOfWordsCountsEachWord() {
        var symbols = Symbols.of(4, 0).separator(3);
        Map<List<Integer>, int[]> spelling = new HashMap<>();
        spelling.put(List.of(1), new int[] {3});
        spelling.put(List.of(1, 2), new int[] {4, 5});
        spelling.put(List.of(2), new int[] {5, 5, 3});
        int[] other = {Vocabulary.UNKNOWN};
        Function<int[], int[]> tokens = word -> spelling.getOrDefault(Alignments.list(word), other);
        var words = Lexicon.of(List.of(new int[] {1}, new int[] {1, 2}, new int[] {2}), symbols);
        for (int seed = 0; seed < 10; seed++) {
            var model = new TableModel(seed, 6, 1);
            var fusion = LanguageFusion.ofWords(() -> new ScoredTexts<>(model, NO_SOURCE), tokens)
                    .weight(0.6)
                    .bonus(-0.3);
            fusion = seed % 2 == 0 ? fusion : fusion.end(Vocabulary.END);
            var logProbs = RandomFrames.of(scope, seed, 5, 4, 1);
            boolean ended = seed % 2 == 1;
            Function<List<Integer>, Double> more = labels -> wordScore(labels, model, tokens, ended);
            var beam = CtcBeam.of(symbols, ALL).pruning(0).language(fusion);
            same("any words", beam.search(logProbs, ALL), enumerated(logProbs, symbols, more));
            same("lexicon", beam.lexicon(words).search(logProbs, ALL), enumerated(logProbs, symbols, more, words));
            assertThat(model.open()).hasValue(0);
        }
    }

    private static double wordScore(
            List<Integer> labels, TableModel model, Function<int[], int[]> tokens, boolean ended) {
        var read = new ArrayList<Integer>();
        int words = 0;
        int from = 0;
        for (int i = 0; i <= labels.size(); i++) {
            if (i == labels.size() || labels.get(i) == 3) {
                if (i > from) {
                    int[] word = labels.subList(from, i).stream()
                            .mapToInt(Integer::intValue)
                            .toArray();
                    read.addAll(Alignments.list(tokens.apply(word)));
                    words++;
                }
                from = i + 1;
            }
        }
        return 0.6 * logProb(model, read, ended) - 0.3 * words;
    }

    @Test
    void growingSearchGivesWhatTheWholeDoes() {
        var symbols = Symbols.of(6, 0);
        var logProbs = RandomFrames.of(scope, 3, 30, 6, 2);
        var beam = CtcBeam.of(symbols, 8);
        try (var search = beam.begin()) {
            for (int t = 0; t < logProbs.rows(); t++) {
                search.accept(logProbs, t);
                assertThat(search.frames()).isEqualTo(t + 1);
                var whole = beam.search(logProbs.rows(0, t + 1), 1).getFirst();
                assertThat(search.best()).usingRecursiveComparison().isEqualTo(whole);
            }
        }
    }

    @Test
    void equalScoresAreOrderedAlways() {
        var symbols = Symbols.of(4, 0);
        double[] even = {0.25, 0.25, 0.25, 0.25};
        var logProbs = RandomFrames.of(scope, new double[][] {even, even});
        var found = CtcBeam.of(symbols, 4).search(logProbs, 4);
        assertThat(found.stream().map(l -> Alignments.list(l.labels())))
                .containsExactly(List.of(1), List.of(2), List.of(3), List.of());
    }

    @Test
    void spansAreThoseOfTheBestAlignment() {
        var symbols = Symbols.of(5, 4);
        for (int seed = 0; seed < 10; seed++) {
            var logProbs = RandomFrames.of(scope, seed, 12, 5, 3);
            for (var labelling : CtcBeam.of(symbols, 8).search(logProbs, 8)) {
                assertThat(labelling.spans())
                        .isEqualTo(ForcedAlignment.of(logProbs, labelling.labels(), 4)
                                .orElseThrow()
                                .spans());
            }
        }
    }

    @Test
    void beamIsThatOfTensorFlow() {
        for (var json : SharedData.json("golden/json/ctc-decode-golden.json")) {
            if (!json.has("top_paths")) {
                continue;
            }
            var scores = json.get("scores");
            var logProbs =
                    Tensor.empty(scope, DType.F32, scores.size(), scores.get(0).size());
            for (int t = 0; t < logProbs.rows(); t++) {
                for (int v = 0; v < logProbs.columns(); v++) {
                    logProbs.set(t, v, scores.get(t).get(v).asDouble());
                }
            }
            Kernels.pointwise(DType.F32).logSoftmax(logProbs);
            var symbols = Symbols.of(logProbs.columns(), json.get("blank").asInt());
            int width = json.get("beam_width").asInt();
            var found = CtcBeam.of(symbols, width).pruning(0).search(logProbs, width);
            for (int i = 0; i < width; i++) {
                var path = json.get("top_paths").get(i);
                assertThat(found.get(i).labels()).hasSize(path.size());
                for (int l = 0; l < path.size(); l++) {
                    assertThat(found.get(i).labels()[l]).isEqualTo(path.get(l).asInt());
                }
            }
        }
    }

    @Test
    void refusesWhatIsOutOfRange() {
        var symbols = Symbols.of(3, 0);
        assertThatThrownBy(() -> CtcBeam.of(symbols, 0))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("beam: 0");
        assertThatThrownBy(() -> CtcBeam.of(symbols, 1).pruning(1)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> CtcBeam.of(symbols, 1).search(RandomFrames.of(scope, 1, 2, 4, 1), 1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("3 symbols");
        var broken = RandomFrames.of(scope, 1, 2, 3, 1);
        broken.set(1, 2, Double.NaN);
        assertThatThrownBy(() -> CtcBeam.of(symbols, 1).search(broken, 1))
                .isInstanceOf(RondoException.class)
                .hasMessageContaining("frame 1");
    }
}
