// The scores of translations that others made: those of a session, of the loss and of a search.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.decode.BeamSearch;
import rondo.decode.Scorer;
import rondo.decode.Session;
import rondo.decode.forced.TextScore;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;
import rondo.store.ModelFolder;
import rondo.text.ParallelText;
import rondo.text.Vocabulary;

class ForcedTranslationTest {
    private static final ParallelText TRAIN = MadeUp.pairs(150, 1);
    private static final ParallelText NONE = ParallelText.of(List.of());
    private static final List<String> SOURCES = MadeUp.pairs(12, 2).sources();
    private static final BeamSearch SEARCH = BeamSearch.of(8).nBest(8).attention(true);

    @TempDir
    private static Path folder;

    private static final List<Trained> MODELS = new ArrayList<>();

    /// A translator, with what is inside it.
    record Trained(Path path, Translator translator, TranslationModel model) {
        static Trained of(TranslatorRecipe recipe, String name) {
            var translator = Translator.train(TRAIN, NONE, recipe);
            var path = folder.resolve(name);
            translator.save(path.toString());
            var about = ModelFolder.read(path);

            return new Trained(path, translator, TranslationModel.read(about, path));
        }

        /// For each source what a beam finds, and besides the empty text, one of a word that nobody knows, one of a
        /// word that does not belong there, and one again.
        List<List<String>> targets() {
            return translator.translate(SOURCES, SEARCH).stream()
                    .map(list -> list.stream().map(Translation::text).toList())
                    .map(list -> Stream.of(list, List.of("", "oxyz", "otaci otaci", " " + list.getFirst() + " "))
                            .flatMap(List::stream)
                            .toList())
                    .toList();
        }

        TranslationExample example(int source, String target) {
            return model.example(SOURCES.get(source), target.strip());
        }

        /// In the order in which the model writes.
        double[] written(TextScore score) {
            double[] written = score.logProbs().clone();
            int[] places = new int[written.length - 1];
            Arrays.setAll(places, i -> i);
            int[] order = model.recipe().writingOrder().of(places);
            for (int i = 0; i < order.length; i++) {
                written[i] = score.logProbs()[order[i]];
            }
            return written;
        }
    }

    @BeforeAll
    static void train() {
        var recipe = MadeUp.recipe().epochs(6);
        MODELS.add(Trained.of(recipe, "forward"));
        MODELS.add(Trained.of(recipe.rightToLeft(true), "backward"));
        MODELS.add(Trained.of(recipe.context("mean").output("maxout").cell("lstm"), "mean"));
    }

    @AfterAll
    static void close() {
        MODELS.forEach(trained -> trained.model.scope().close());
        MODELS.forEach(trained -> trained.translator.close());
    }

    static List<Trained> models() {
        return MODELS;
    }

    @ParameterizedTest
    @MethodSource("models")
    void scoresAreThoseOfASessionToTheBit(Trained trained) {
        var targets = trained.targets();
        var scores = trained.translator.score(SOURCES, targets);
        for (int s = 0; s < SOURCES.size(); s++) {
            for (int t = 0; t < targets.get(s).size(); t++) {
                var example = trained.example(s, targets.get(s).get(t));
                var score = scores.get(s).get(t);
                assertThat(trained.written(score)).isEqualTo(stepByStep(trained.translator.scorer(), example));
                assertThat(score.tokens())
                        .isEqualTo(trained.translator
                                .targetTokenizer()
                                .tokens(targets.get(s).get(t).strip()));
            }
            int last = targets.get(s).size() - 1;
            assertThat(scores.get(s).get(last))
                    .usingRecursiveComparison()
                    .isEqualTo(scores.get(s).getFirst());
            assertThat(scores.get(s).get(last - 2).unknown()).isEqualTo(1);
        }
    }

    private static double[] stepByStep(Scorer<int[]> scorer, TranslationExample example) {
        int[] output = example.target();
        double[] logProbs = new double[output.length + 1];
        try (var session = new Session<>(scorer, "model")) {
            session.join(example.source());
            for (int t = 0; t < output.length; t++) {
                logProbs[t] = session.logProbs().get(0, output[t]);
                session.step(output[t]);
            }
            logProbs[output.length] = session.logProbs().get(0, Vocabulary.END);
        }
        return logProbs;
    }

    @ParameterizedTest
    @MethodSource("models")
    void scoresAreTheLossUnderTeacherForcing(Trained trained) {
        var targets = trained.targets();
        var scores = trained.translator.score(SOURCES, targets);
        for (int s = 0; s < SOURCES.size(); s++) {
            for (int t = 0; t < targets.get(s).size(); t++) {
                try (var tape = Tape.off(Scope.of("loss"), Precision.F32)) {
                    var example = trained.example(s, targets.get(s).get(t));
                    var loss = trained.model.net().loss(tape, List.of(example), 0);
                    assertThat(scores.get(s).get(t).logProb())
                            .isCloseTo(-loss.loss().value().get(0, 0), within(1e-4));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void scoresAreThoseOfTheSearchThatFoundThem(Trained trained) {
        var found = trained.translator.translate(SOURCES, SEARCH);
        var scores = trained.translator.score(
                SOURCES,
                found.stream()
                        .map(list -> list.stream().map(Translation::text).toList())
                        .toList());
        for (int s = 0; s < SOURCES.size(); s++) {
            for (int t = 0; t < found.get(s).size(); t++) {
                var translation = found.get(s).get(t);
                var score = scores.get(s).get(t);
                assertThat(score.tokens()).isEqualTo(translation.targetTokens());
                assertThat(score.logProb()).isCloseTo(translation.scores().getFirst(), within(1e-9));
                assertThat(score.attended().isPresent())
                        .isEqualTo(translation.attention().isPresent());
                score.attended().ifPresent(attended -> checkAttended(attended, translation));
            }
        }
    }

    /// Each token of the target pays attention of 1 in all, and so does the end.
    private static void checkAttended(double[] attended, Translation translation) {
        double[] end = attended.clone();
        for (float[] row : translation.attention().orElseThrow()) {
            for (int i = 0; i < row.length; i++) {
                end[i] -= row[i];
            }
        }
        assertThat(end).hasSize(translation.sourceTokens().size());
        assertThat(Arrays.stream(end).sum()).isCloseTo(1, within(1e-5));
        assertThat(Arrays.stream(end).min().orElseThrow()).isGreaterThan(-1e-6);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aScoreDoesNotDependOnWhatElseIsScored(Trained trained) {
        var targets = trained.targets();
        var together = trained.translator.score(SOURCES, targets);
        try (var opened = Translator.open(trained.path, 3)) {
            assertThat(opened.score(SOURCES, targets))
                    .usingRecursiveComparison()
                    .isEqualTo(together);
        }
        for (int s = 0; s < SOURCES.size(); s++) {
            for (int t = targets.get(s).size() - 1; t >= 0; t--) {
                var alone = trained.translator.score(
                        List.of(SOURCES.get(s)), List.of(List.of(targets.get(s).get(t))));
                assertThat(alone.getFirst().getFirst())
                        .usingRecursiveComparison()
                        .isEqualTo(together.get(s).get(t));
            }
        }
    }

    @Test
    void oddSourcesAndListsHaveScores() {
        var translator = MODELS.getFirst().translator;
        String endless = String.join(" ", Collections.nCopies(Translator.LONGEST + 100, "cat"));
        String cut = String.join(" ", Collections.nCopies(Translator.LONGEST, "cat"));
        var scores = translator.score(
                List.of("", " ", endless, cut, "cat"),
                List.of(List.of("otaci"), List.of("otaci", ""), List.of("otaci"), List.of("otaci"), List.of()));
        assertThat(scores.stream().map(List::size)).containsExactly(1, 2, 1, 1, 0);
        assertThat(scores.get(0))
                .usingRecursiveComparison()
                .isEqualTo(scores.get(1).subList(0, 1));
        assertThat(scores.get(2)).usingRecursiveComparison().isEqualTo(scores.get(3));
        assertThat(scores.get(1).getLast().logProbs()).hasSize(1);
        assertThat(scores.stream().flatMap(List::stream).map(TextScore::logProb))
                .allMatch(score -> score < 0 && score > -1e3);
        assertThat(translator.score(List.of(), List.of())).isEmpty();
        assertThatThrownBy(() -> translator.score(List.of("cat", "dog"), List.of(List.of("otaci"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 sources but 1 list");
    }

    @Test
    void anEnsembleScoresWithAllThatJudges() {
        var translator = MODELS.getFirst().translator;
        try (var twin = Translator.open(folder.resolve("mean"), 1);
                var both = Translator.open(folder.resolve("forward"), 1).with(List.of(twin))) {
            var fused = both.with(translator.scorer(), 0.5);
            var targets = MODELS.getFirst().targets();
            var scores = fused.score(SOURCES, targets);
            for (int s = 0; s < 3; s++) {
                for (int t = 0; t < targets.get(s).size(); t++) {
                    var example = MODELS.getFirst().example(s, targets.get(s).get(t));
                    assertThat(scores.get(s).get(t).logProbs()).isEqualTo(stepByStep(fused.scorer(), example));
                }
            }
        }
    }

    @Test
    void modelsThatWriteInDifferentOrdersAreRefusedTogether() {
        var forward = MODELS.getFirst().translator;
        var backward = MODELS.get(1).translator;
        assertThatThrownBy(() -> forward.with(List.of(backward)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("ensemble: models that write from right to left and others that do not");
        assertThatThrownBy(() -> backward.with(forward.scorer(), 0.2))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("but the translator writes from right to left");
    }
}
