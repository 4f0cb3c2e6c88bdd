// A translator's training that was stopped, or failed, and was continued is the same as one that was not.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.Rng;
import rondo.basis.RondoException;
import rondo.basis.StoppedException;
import rondo.learn.Event;
import rondo.learn.Outcome.Ending;
import rondo.learn.Progress;
import rondo.learn.StopAfter;
import rondo.learn.TrainedFolders;
import rondo.store.ModelFolder;
import rondo.text.ParallelText;

class TranslatorResumeTest {
    private static final ParallelText TRAIN = MadeUp.pairs(60, 1);
    private static final ParallelText DEV = MadeUp.pairs(10, 2);
    private static final ParallelText NONE = ParallelText.of(List.of());
    private static final String WEIGHTS = "model.safetensors";
    private static final String STATE = "training.safetensors";
    private static final String CONFIG = "config.json";
    private static final Path FULL_DISK = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Three updates an epoch; dropout, so that random numbers matter; plateaus, so that evaluations do.
    private static TranslatorRecipe recipe() {
        return MadeUp.recipe()
                .hidden(12)
                .embedding(8)
                .dropout(0.2)
                .decay("plateau")
                .epochs(4)
                .patience(0);
    }

    private static TranslatorTraining training(Path to) {
        return new TranslatorTraining(TRAIN, DEV, recipe()).folder(to).threads(1);
    }

    private static TranslatorTraining stopped(TranslatorTraining training, int turns) {
        var stop = new StopAfter(turns);
        return training.progress(stop).stop(stop);
    }

    private static Ending run(TranslatorTraining training) {
        var trained = training.run();
        trained.translator().close();
        return trained.outcome().ending();
    }

    @RepeatedTest(4)
    void stoppedAtRandomUpdatesAndContinuedIsTheSame(RepetitionInfo repetition) throws IOException {
        int seed = repetition.getCurrentRepetition();
        run(training(folder.resolve("whole")));
        var cut = folder.resolve("cut");
        var ending = Ending.INTERRUPTED;
        for (int stop = 0; ending == Ending.INTERRUPTED; stop++) {
            var stopped = stopped(training(cut), 1 + Rng.of(seed).below(stop, 9));
            ending = run(stopped.threads(1 + stop % 2));
            Translator.open(cut, 1).close();
        }
        same(folder.resolve("whole"), cut, seed);
    }

    /// Twelve updates, judged after each fifth and the last.
    @Test
    void judgedEverySoManyUpdatesItIsTheSameWhereverItIsStopped() throws IOException {
        var judged = new ArrayList<Long>();
        Progress evaluations = event -> {
            if (event instanceof Event.Evaluated evaluated) {
                judged.add(evaluated.update());
            }
        };
        run(often(folder.resolve("whole")).progress(evaluations));
        assertThat(judged).containsExactly(5L, 10L, 12L);
        for (int turns = 1; turns < 12; turns++) {
            var cut = folder.resolve("cut" + turns);
            assertThat(run(stopped(often(cut), turns))).isEqualTo(Ending.INTERRUPTED);
            assertThat(run(often(cut))).isEqualTo(Ending.FINISHED);
            same(folder.resolve("whole"), cut, turns);
        }
    }

    private static TranslatorTraining often(Path to) {
        return new TranslatorTraining(TRAIN, DEV, recipe().evaluateEvery(5))
                .folder(to)
                .threads(1);
    }

    /// Compares the best weights, what is known of the model, and all tensors of the training's state.
    static void same(Path a, Path b, long seed) throws IOException {
        TrainedFolders.same(a, b, List.of(WEIGHTS, CONFIG), seed);
    }

    @Test
    void stoppedBeforeTheFirstEvaluationItTranslatesWithTheWeightsSoFar() {
        var updates = new AtomicInteger();
        var trained = training(folder)
                .progress(event -> updates.addAndGet(event instanceof Event.Updated ? 1 : 0))
                .stop(() -> updates.get() == 2)
                .run();
        try (var translator = trained.translator();
                var opened = Translator.open(folder, 1)) {
            assertThat(trained.outcome().ending()).isEqualTo(Ending.INTERRUPTED);
            assertThat(trained.outcome().best()).isEmpty();
            assertThat(opened.translate(TRAIN.sources())).isEqualTo(translator.translate(TRAIN.sources()));
            assertThat(opened.about().provenance())
                    .containsEntry("ending", "interrupted")
                    .containsEntry("updates", "2");
        }
    }

    @Test
    void killedBeforeTheFirstEvaluationTheErrorSaysSo() {
        assertThatThrownBy(() -> run(training(folder).progress(breakAt(2)))).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> Translator.open(folder, 1))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(WEIGHTS + ": no such file")
                .hasMessageContaining("has training reached its first evaluation?");
        assertThat(run(training(folder))).isEqualTo(Ending.FINISHED);
        Translator.open(folder, 1).close();
    }

    @Test
    void finishedItIsNotDoneAgainButGoesOnForMoreEpochs() {
        run(training(folder));
        var first = training(folder).run();
        first.translator().close();
        var more = new TranslatorTraining(TRAIN, DEV, recipe().epochs(5))
                .folder(folder)
                .threads(1)
                .run();
        more.translator().close();
        assertThat(first.outcome().updates()).isEqualTo(12);
        assertThat(more.outcome().updates()).isEqualTo(15);
        assertThat(more.translator().about().recipe()).containsEntry("epochs", "5");
    }

    @Test
    void withoutDevTextTheLastWeightsAreKept() {
        var training =
                new TranslatorTraining(TRAIN, NONE, recipe()).folder(folder).threads(1);
        assertThat(run(training)).isEqualTo(Ending.FINISHED);
        assertThat(run(new TranslatorTraining(TRAIN, NONE, recipe()).folder(folder)))
                .isEqualTo(Ending.FINISHED);
        try (var opened = Translator.open(folder, 1)) {
            assertThat(opened.about().provenance())
                    .containsEntry("dev_pairs", "0")
                    .doesNotContainKey("dev_loss");
        }
    }

    @Test
    void aContradictingRecipeIsNamedWithBothValues() {
        run(stopped(training(folder), 0));
        assertThatThrownBy(() -> run(new TranslatorTraining(TRAIN, DEV, recipe().hidden(13)).folder(folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("hidden is 12")
                .hasMessageContaining("but 13 now");
        assertThatThrownBy(() -> run(new TranslatorTraining(TRAIN, DEV, recipe().seed(7)).folder(folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("seed is 1")
                .hasMessageContaining("but 7 now");
        assertThatThrownBy(() -> run(new TranslatorTraining(MadeUp.pairs(61, 1), DEV, recipe()).folder(folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("other train data");
        assertThatThrownBy(() -> run(new TranslatorTraining(TRAIN, NONE, recipe()).folder(folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("other dev data");
        assertThat(run(training(folder))).isEqualTo(Ending.FINISHED);
    }

    @Test
    void aSettingWithoutEffectDoesNotBind() throws IOException {
        assertThatThrownBy(() -> new TranslatorTraining(TRAIN, DEV, recipe().weightDecay(0.1)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("recipe: weight_decay is 0.1 with optimizer adam; expected its default, 0.01");
        run(training(folder.resolve("whole")));
        var old = folder.resolve("old");
        run(stopped(training(old), 4));
        var about = ModelFolder.read(old);
        var recipe = new LinkedHashMap<>(about.recipe());
        recipe.put("momentum", "0.9"); // the default of its time
        recipe.keySet().removeAll(List.of("evaluate_every", "right_to_left")); // newer than it
        var provenance = new LinkedHashMap<>(about.provenance());
        provenance.keySet().removeIf(name -> name.startsWith("train_source") || name.startsWith("train_target"));
        new ModelFolder(about.type(), about.identity(), recipe, provenance, about.files()).write(old);
        Translator.open(old, 1).close();
        assertThat(run(training(old))).isEqualTo(Ending.FINISHED);
        same(folder.resolve("whole"), old, 1);
    }

    @Test
    void aRefusedContinuationLeavesWhatIsKnownOfTheModel() throws IOException {
        run(new TranslatorTraining(TRAIN, DEV, recipe().decay("linear").epochs(1)).folder(folder));
        var before = Files.readString(folder.resolve(CONFIG));
        assertThatThrownBy(() -> run(new TranslatorTraining(
                                TRAIN, DEV, recipe().decay("linear").epochs(2))
                        .folder(folder)))
                .isInstanceOf(ConfigException.class);
        assertThat(before).contains("dev_loss");
        assertThat(Files.readString(folder.resolve(CONFIG))).isEqualTo(before);
    }

    @Test
    void aFailureOnContinuingLeavesWhatIsKnownOfTheModel() throws IOException {
        run(training(folder));
        var before = Files.readString(folder.resolve(CONFIG));
        var more = new TranslatorTraining(TRAIN, DEV, recipe().epochs(5)).folder(folder);
        assertThatThrownBy(() -> run(more.progress(breakAt(14)))).isInstanceOf(Broken.class);
        assertThat(Files.readString(folder.resolve(CONFIG))).isEqualTo(before);
    }

    @Test
    void settingsThatNeverTrainedDoNotBind() {
        var impossible = new TranslatorTraining(TRAIN, DEV, recipe().learningRate(0)).folder(folder.resolve("new"));
        assertThatThrownBy(() -> run(impossible)).isInstanceOf(ConfigException.class);
        assertThat(folder.resolve("new")).doesNotExist();
        var failed = new TranslatorTraining(TRAIN, DEV, recipe().seed(7)).folder(folder);
        assertThatThrownBy(() -> run(failed.progress(breakAt(1)))).isInstanceOf(Broken.class);
        assertThat(folder.resolve(CONFIG)).exists();
        assertThat(run(training(folder))).isEqualTo(Ending.FINISHED);
        Translator.open(folder, 1).close();
    }

    @Test
    void stoppedWhileTextIsPreparedNothingIsWritten() {
        for (int asked : new int[] {0, 1, 70, 125, 150}) {
            var left = new AtomicInteger(asked);
            var training = training(folder.resolve("new")).stop(() -> left.getAndDecrement() <= 0);
            assertThatThrownBy(() -> run(training)).isInstanceOf(StoppedException.class);
            assertThat(folder.resolve("new").resolve(CONFIG)).doesNotExist();
        }
    }

    /// A link to a device without room stands where a file is written aside.
    @ParameterizedTest
    @ValueSource(strings = {STATE, WEIGHTS, CONFIG, "metrics.jsonl"})
    @EnabledIf("hasFullDisk")
    void aFullDiskLeavesWhatWasThere(String file) throws IOException {
        run(training(folder.resolve("whole")));
        var cut = Files.createDirectory(folder.resolve("cut"));
        run(stopped(training(cut), 7));
        var before = Files.readAllBytes(cut.resolve(file));
        var aside = cut.resolve("." + file + ".tmp");
        Files.createSymbolicLink(aside, FULL_DISK);
        assertThatThrownBy(() -> run(training(cut)))
                .isInstanceOf(RondoException.class)
                .hasMessageContaining(file + ": cannot be written (No space left on device)");
        assertThat(Files.readAllBytes(cut.resolve(file))).isEqualTo(before);
        Files.deleteIfExists(aside);
        Translator.open(cut, 1).close();
        run(training(cut));
        assertThat(Files.mismatch(folder.resolve("whole").resolve(WEIGHTS), cut.resolve(WEIGHTS)))
                .isEqualTo(-1);
    }

    static boolean hasFullDisk() {
        return Files.exists(FULL_DISK);
    }

    private static Progress breakAt(int update) {
        return event -> {
            if (event instanceof Event.Updated updated && updated.update() == update) {
                throw new Broken();
            }
        };
    }
}
