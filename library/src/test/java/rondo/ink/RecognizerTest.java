// What every recogniser keeps to: it learns, and saved, in a batch, moved or pen in hand it reads the same.
package rondo.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;
import rondo.ink.stroke.Stroke;
import rondo.learn.Event;
import rondo.learn.Outcome.Ending;
import rondo.learn.StopAfter;

class RecognizerTest {
    private static final List<InkSample> TRAIN = MadeUpInk.lines(60, 1);
    private static final List<InkSample> DEV = MadeUpInk.lines(20, 2);

    @TempDir
    private Path folder;

    private static RecognizerRecipe small() {
        return RecognizerRecipe.standard()
                .hidden(24)
                .layers(1)
                .batch(8)
                .augment(0)
                .dropout(0)
                .step(0.15)
                .precision("f32")
                .learningRate(0.02);
    }

    private static List<String> texts(Recognizer recognizer, List<InkSample> samples) {
        return samples.stream().map(s -> recognizer.recognize(s.ink()).text()).toList();
    }

    private static List<String> labels(List<InkSample> samples) {
        return samples.stream().map(s -> s.label().orElseThrow()).toList();
    }

    @ParameterizedTest
    @CsvSource({"lstm, both, 0.02", "gru, forward, 0.01", "tanh, both, 0.005"})
    void learnsLinesByHeart(String cell, String reading, double rate) {
        var recipe = small().cell(cell).reading(reading).learningRate(rate).epochs(60);
        try (var recognizer = Recognizer.train(TRAIN, DEV, recipe)) {
            assertThat(recognizer
                            .evaluate(TRAIN, InkSearch.greedy())
                            .characters()
                            .rate())
                    .isLessThan(0.05);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"last", "mean", "max", "attention"})
    void learnsLettersByHeart(String pooling) {
        var letters = MadeUpInk.letters(60, 1);
        var recipe = small().labels("character").pooling(pooling).epochs(15);
        try (var recognizer = Recognizer.train(letters, List.of(), recipe)) {
            assertThat(texts(recognizer, letters)).isEqualTo(labels(letters));
            var answers = recognizer
                    .recognize(
                            List.of(letters.getFirst().ink()),
                            InkSearch.beam(32).nBest(4))
                    .getFirst();
            assertThat(answers).extracting(Recognition::text).containsExactlyInAnyOrder("o", "l", "v", "z");
            assertThat(answers.stream().mapToDouble(a -> Math.exp(a.logProb())).sum())
                    .isBetween(0.9, 1.0001); // the rest is the blank's
        }
    }

    @Test
    void savedAndOpenedItIsTheSame() {
        try (var recognizer = Recognizer.train(TRAIN, DEV, small().epochs(3))) {
            recognizer.save(folder.toString());
            try (var opened = Recognizer.open(folder, 1)) {
                var search = InkSearch.beam(8).nBest(3);
                var inks = DEV.stream().map(InkSample::ink).toList();
                assertThat(opened.recognize(inks, search)).isEqualTo(recognizer.recognize(inks, search));
            }
        }
    }

    @Test
    void aloneItReadsWhatItReadsInABatch() {
        try (var recognizer = Recognizer.train(TRAIN, DEV, small().epochs(2))) {
            var search = InkSearch.beam(8).nBest(3);
            var together = recognizer.recognize(DEV.stream().map(InkSample::ink).toList(), search);
            for (int i = 0; i < DEV.size(); i++) {
                assertThat(recognizer
                                .recognize(List.of(DEV.get(i).ink()), search)
                                .getFirst())
                        .as("line %d of seed 2", i)
                        .isEqualTo(together.get(i));
            }
        }
    }

    @Test
    void placeAndSizeDoNotMatter() {
        try (var recognizer = Recognizer.train(TRAIN, DEV, small().epochs(3))) {
            for (var sample : DEV) {
                var moved = new Ink(sample.ink().strokes().stream()
                        .map(stroke -> moved(stroke, 4, 1024))
                        .toList());
                assertThat(recognizer.recognize(moved).text())
                        .isEqualTo(recognizer.recognize(sample.ink()).text());
            }
        }
    }

    private static Stroke moved(Stroke stroke, float factor, float by) {
        float[] x = new float[stroke.size()];
        float[] y = new float[stroke.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = factor * stroke.x(i) + by;
            y[i] = factor * stroke.y(i) + by;
        }
        return Stroke.of(x, y);
    }

    @ParameterizedTest
    @CsvSource({
        "first-stroke, 1, 1, 1, lstm",
        "first-stroke, 8, 2, 2, gru",
        "unit, 1, 3, 2, lstm",
        "unit, 8, 1, 1, tanh",
        "unit, 1, 1, 1, gru-reset-before"
    })
    void withThePenInHandItReadsWhatItReadsAtOnce(String scaling, int beam, int stack, int stride, String cell) {
        var recipe = small().reading("forward")
                .scaling(scaling)
                .stack(stack)
                .stride(stride)
                .cell(cell)
                .layers(2)
                .epochs(3);
        var search = beam == 1 ? InkSearch.greedy() : InkSearch.beam(beam).nBest(2);
        try (var recognizer = Recognizer.train(TRAIN, DEV, scaling.equals("unit") ? recipe.unit(10) : recipe)) {
            for (var sample : DEV) {
                try (var pen = recognizer.pen(search)) {
                    for (var stroke : sample.ink().strokes()) {
                        for (int i = 0; i < stroke.size(); i++) {
                            pen.accept(stroke.x(i), stroke.y(i));
                        }
                        assertThat(pen.lift().nBest()).isNotEmpty();
                    }
                    assertThat(pen.end().nBest())
                            .isEqualTo(recognizer
                                    .recognize(List.of(sample.ink()), search)
                                    .getFirst());
                }
            }
        }
    }

    @Test
    void aStepThatHasNoEffectIsRefused() {
        assertThatThrownBy(() -> Recognizer.train(
                        TRAIN,
                        DEV,
                        RecognizerRecipe.standard().resampling("all").step(0.2)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("recipe: step is 0.2 with resampling all; expected its default, 0.1, as it has an effect"
                        + " with resampling distance or time alone");
    }

    @Test
    void aPenNeedsAModelThatReadsForward() {
        try (var recognizer = Recognizer.train(TRAIN, DEV, small().epochs(1))) {
            assertThatThrownBy(() -> recognizer.pen(InkSearch.greedy()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("train with --reading forward");
        }
    }

    @Test
    void aLexiconLetsNothingElseThrough() {
        try (var recognizer = Recognizer.train(TRAIN, DEV, small().epochs(2))) {
            var words = List.of("o", "lo", "vol", "zzo", "naïve");
            var read = recognizer.recognize(
                    DEV.stream().map(InkSample::ink).toList(),
                    InkSearch.beam(16).nBest(3).lexicon(words));
            assertThat(read)
                    .allSatisfy(answers ->
                            assertThat(answers).extracting(Recognition::text).allMatch(words::contains));
            assertThatThrownBy(() -> recognizer.recognize(
                            List.of(DEV.getFirst().ink()), InkSearch.beam(4).lexicon(List.of("cat"))))
                    .isInstanceOf(InputException.class);
        }
    }

    @Test
    void stoppedAndContinuedIsTheSame() throws IOException {
        var recipe = small().dropout(0.2).augment(1).epochs(3);
        run(folder.resolve("whole"), recipe, 1, Integer.MAX_VALUE);
        var ending = Ending.INTERRUPTED;
        for (int stop = 0; ending == Ending.INTERRUPTED; stop++) {
            ending = run(
                    folder.resolve("cut"), recipe, 1 + stop % 2, 1 + Rng.of(5).below(stop, 9));
        }
        for (var name : List.of("model.safetensors", "labels.json", "config.json")) {
            assertThat(folder.resolve("cut").resolve(name))
                    .as("threads 1 and 2, cut with seed 5")
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
    }

    private static Ending run(Path path, RecognizerRecipe recipe, int threads, int updates) {
        var stop = new StopAfter(updates);
        var trained = new RecognizerTraining(TRAIN, DEV, recipe)
                .folder(path)
                .threads(threads)
                .progress(stop)
                .stop(stop)
                .run();
        trained.recognizer().close();
        return trained.outcome().ending();
    }

    @Test
    void whatCannotBeLearnedIsLeftOutAndSaid() {
        var odd = new ArrayList<>(TRAIN.subList(0, 16));
        var dot = Ink.of(Stroke.of(new float[] {1}, new float[] {1}));
        odd.add(InkSample.of(dot, "oooooooooo"));
        odd.add(InkSample.of(new Ink(List.of()), "o"));
        odd.add(InkSample.of(dot, "o"));
        var dev = List.of(InkSample.of(DEV.getFirst().ink(), "ö"), DEV.get(1));
        var said = new ArrayList<String>();
        var trained = new RecognizerTraining(odd, dev, small().epochs(1))
                .progress(event -> {
                    if (event instanceof Event.Warned warned) {
                        said.add(warned.message());
                    }
                })
                .run();
        try (var recognizer = trained.recognizer()) {
            assertThat(said).hasSize(2);
            assertThat(said.get(0)).startsWith("2 of 19 training samples left out (sample, sample)");
            assertThat(said.get(1)).startsWith("1 of 2 dev samples left out (sample)");
            assertThat(recognizer.recognize(new Ink(List.of())).text()).isEmpty();
            assertThat(recognizer.recognize(dot).logProb()).isFinite();
        }
        assertThatThrownBy(() -> Recognizer.train(List.of(InkSample.of(dot, "")), List.of(), small()))
                .isInstanceOf(InputException.class);
    }

    @Test
    void inkWithoutTheTimesThatAreNeededIsNamed() {
        var recipe = small().labels("character").resampling("time").step(10).epochs(1);
        var timed = InkSample.of(
                Ink.of(Stroke.of(new float[] {0, 9, 9}, new float[] {0, 0, 9}).times(0, 20, 40)), "7");
        var plain = timed.ink(Ink.of(Stroke.of(new float[] {0, 9}, new float[] {0, 0})));
        var odd = new InkSample(plain.ink(), plain.label(), plain.writer(), "b.jsonl:17");
        assertThatThrownBy(() -> Recognizer.train(List.of(timed, odd), List.of(), recipe))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("b.jsonl:17: stroke 0 has no times");
        try (var recognizer = Recognizer.train(List.of(timed), List.of(), recipe)) {
            var unlabelled = new InkSample(plain.ink(), Optional.empty(), plain.writer(), "c.jsonl:1");
            assertThatThrownBy(() -> recognizer.evaluate(List.of(odd, unlabelled), InkSearch.greedy()))
                    .as("before any is read")
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("c.jsonl:1: no label");
            assertThatThrownBy(() -> recognizer.recognizeSamples(List.of(odd), InkSearch.greedy()))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("b.jsonl:17: stroke 0 has no times");
            assertThatThrownBy(() -> recognizer.evaluate(List.of(timed, odd), InkSearch.greedy()))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("b.jsonl:17: stroke 0 has no times");
        }
    }

    @Test
    void aDamagedFolderIsRefused() throws IOException {
        try (var recognizer = Recognizer.train(TRAIN, DEV, small().epochs(1))) {
            recognizer.save(folder.toString());
        }
        Files.writeString(folder.resolve("labels.json"), "[\"o\",\"l\",\"v\",\"x\"]");
        assertThatThrownBy(() -> Recognizer.open(folder.toString()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("labels.json: SHA-256");
    }
}
