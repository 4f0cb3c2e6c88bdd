// Prefix beam search against all labellings one by one.
package rondo.decode.ctc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static rondo.decode.ctc.Labellings.ALL;
import static rondo.decode.ctc.Labellings.enumerated;
import static rondo.decode.ctc.Labellings.same;
import static rondo.decode.ctc.Labellings.written;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rondo.SharedData;
import rondo.basis.ConfigException;
import rondo.basis.RondoException;
import rondo.basis.ShapeException;
import rondo.decode.TableModel;
import rondo.decode.ctc.language.LanguageFusion;
import rondo.decode.ctc.language.ScoredTexts;
import rondo.engine.kernel.Kernels;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.loss.Alignments;

class CtcBeamTest {
    private final Scope scope = Scope.of("ctc beam");

    @AfterEach
    void close() {
        scope.close();
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

    /// A beginning that leaves the beam while a longer one stays, and comes back, is not there twice.
    @Test
    void aBeginningThatComesBackIsTheSame() {
        var symbols = Symbols.of(3, 0);
        var words = Lexicon.of(List.of(new int[] {1, 2}), symbols);
        var logProbs = RandomFrames.of(scope, new double[][] {{.6, .4, 0}, {.4, 0, .6}, {.2, .6, .2}, {.2, 0, .8}});
        var found = CtcBeam.of(symbols, 2).lexicon(words).search(logProbs, 2);
        assertThat(found.stream().map(l -> Alignments.list(l.labels()))).containsExactly(List.of(1, 2));
        assertThat(Math.exp(found.getFirst().logProb())).isCloseTo(0.173, within(5e-4));
    }

    @Test
    void narrowBeamsHoldEachLabellingOnce() {
        for (int seed = 0; seed < 200; seed++) {
            var symbols = Symbols.of(4, 3).separator(2);
            var words = Lexicon.of(List.of(new int[] {0, 1}, new int[] {0, 1, 1}, new int[] {1, 0}), symbols);
            var beam = CtcBeam.of(symbols, 2 + seed % 4).pruning(0);
            beam = seed % 2 == 0 ? beam : beam.lexicon(words);
            var model = new TableModel(seed, 6, 2);
            var fusion = LanguageFusion.ofLabels(() -> new ScoredTexts<>(model, new int[0]), new int[] {3, 4, 5, -1});
            beam = seed / 2 % 2 == 0 ? beam : beam.language(fusion);
            var logProbs = RandomFrames.of(scope, seed, 25, 4, 1.5);
            try (var search = beam.begin()) {
                for (int t = 0; t < logProbs.rows(); t++) {
                    search.accept(logProbs, t);
                    assertThat(search.best(ALL).stream().map(l -> Alignments.list(l.labels())))
                            .as("seed %d, frame %d", seed, t)
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    /// Beginnings that nothing in the beam goes on from are forgotten.
    @Test
    void beginningsAreForgotten() {
        var start = new CtcPrefix();
        start.place(0);
        var a = start.longer(1, 0, 0, 0);
        var ab = a.longer(2, 0, 0, 0);
        a.prune();
        assertThat(start.child(1)).contains(a);
        ab.place(1);
        ab.leave();
        ab.prune();
        assertThat(a.children()).isEmpty();
        assertThat(start.children()).isEmpty();
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
    void whatStaysIsBeforeLabelsOfTheSameScore() {
        var symbols = Symbols.of(3, 2).separator(0);
        double third = 1.0 / 3;
        var logProbs = RandomFrames.of(scope, new double[][] {{third, third, third}});
        var found = CtcBeam.of(symbols, 2).search(logProbs, 3);
        assertThat(found.stream().map(l -> Alignments.list(l.labels()))).containsExactly(List.of(), List.of(0));
    }

    /// `1` stays with the score that `2` comes to; `2` goes on from the best beginning and `1` is the second.
    @Test
    void ofEqualScoresThatWhichGoesOnFromTheBetterIsKept() {
        var symbols = Symbols.of(3, 0);
        var logProbs = RandomFrames.of(scope, new double[][] {{.5, .25, .25}, {.5, 0, .25}});
        var found = CtcBeam.of(symbols, 2).search(logProbs, 2);
        assertThat(found.stream().map(l -> Alignments.list(l.labels()))).containsExactly(List.of(), List.of(2));
    }

    /// The words `1`, `1 3` and a separator with a number between those of their labels.
    @Test
    void whatSeparatesWordsHasItsPlaceAmongLabels() {
        var symbols = Symbols.of(4, 0).separator(2);
        var words = Lexicon.of(List.of(new int[] {1}, new int[] {1, 3}, new int[] {3}), symbols);
        var logProbs = RandomFrames.of(scope, new double[][] {{0, 1, 0, 0}, {0, 0, .5, .5}});
        var found = CtcBeam.of(symbols, 1).lexicon(words).search(logProbs, 1);
        assertThat(found.stream().map(l -> Alignments.list(l.labels()))).containsExactly(List.of(1, 2));
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
