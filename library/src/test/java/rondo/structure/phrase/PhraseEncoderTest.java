// What every encoder of phrases keeps to: it learns, and saved or in a batch it says the same.
package rondo.structure.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.learn.Event;
import rondo.learn.Outcome.Ending;
import rondo.learn.StopAfter;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

class PhraseEncoderTest {
    private static final List<Phrase> TRAIN = MadeUpPhrases.some(80, 1);
    private static final List<Phrase> DEV = MadeUpPhrases.some(30, 2);

    @TempDir
    private Path folder;

    private static PhraseEncoderRecipe small() {
        return PhraseEncoderRecipe.standard()
                .hidden(12)
                .dropout(0)
                .smoothing(0)
                .wordDropout(0)
                .leaveOut(0)
                .batch(8)
                .warmup(10)
                .learningRate(0.01);
    }

    private static double error(int epochs, String reconstruction) {
        var recipe = small().labels("none").reconstruction(reconstruction).epochs(epochs);
        try (var encoder = PhraseEncoder.train(TRAIN, List.of(), recipe)) {
            assertThat(encoder.labels()).isEmpty();
            assertThat(encoder.encode("a film").labels()).isEmpty();
            assertThat(encoder.evaluate(DEV).labels()).isEmpty();
            return encoder.evaluate(TRAIN).error();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"children", "words"})
    void learnsToReconstruct(String reconstruction) {
        assertThat(error(30, reconstruction)).isLessThan(0.7 * error(1, reconstruction));
    }

    @Test
    void learnsLabelsOverTreesOfItsOwn() {
        try (var encoder = PhraseEncoder.train(TRAIN, DEV, small().epochs(20))) {
            assertThat(encoder.evaluate(TRAIN).labels().orElseThrow().rate()).isEqualTo(1);
            assertThat(encoder.evaluate(DEV).labels().orElseThrow().rate()).isGreaterThan(0.95);
            assertThat(encoder.labels()).containsExactly("+", "-");
            var answer = encoder.encode("the story is dull");
            assertThat(answer.labels().keySet()).containsExactly("-", "+");
            assertThat(answer.labels().values().stream().mapToDouble(p -> p).sum())
                    .isBetween(0.9999, 1.0001);
            assertThat(answer.tree().words()).containsExactly("the", "story", "is", "dull");
            assertThat(answer.tree().leaves().getLast().label()).isEqualTo("-");
            assertThat(answer.vectors()).hasSize(7).allMatch(vector -> vector.length == 12);
        }
    }

    @Test
    void givenTreesAreKept() {
        var train = TRAIN.stream()
                .map(phrase -> Phrase.of(phrase.words().stream()
                        .map(word -> Tree.leaf("w", word))
                        .reduce((left, right) -> Tree.node(phrase.label(), List.of(left, right)))
                        .orElseThrow()))
                .toList();
        try (var encoder =
                PhraseEncoder.train(train, List.of(), small().leaveOut(0.1).epochs(20))) {
            assertThat(encoder.evaluate(train).labels().orElseThrow().rate()).isGreaterThan(0.95);
            var given = Bracketed.parse("(? (? (? (? the)) (? film) (? is)) (? good))");
            assertThat(bare(encoder.encode(List.of(Phrase.of(given))).getFirst().tree()))
                    .isEqualTo(Bracketed.parse("(x (x (x the) (x (x film) (x is))) (x good))"));
        }
    }

    private static Tree bare(Tree tree) {
        return tree.fold((node, below) -> new Tree("x", below, node.word()));
    }

    @Test
    void savedAndOpenedOrAloneItIsTheSame() throws IOException {
        try (var encoder = PhraseEncoder.train(TRAIN, DEV, small().epochs(2))) {
            encoder.save(folder.toString());
            var together = encoder.encode(DEV);
            try (var opened = PhraseEncoder.open(folder, 1)) {
                same(opened.encode(DEV), together);
                same(DEV.stream().map(phrase -> opened.encode(phrase.text())).toList(), together);
            }
        }
        var config = folder.resolve("config.json");
        String recipe = Files.readString(config);
        Files.writeString(config, recipe.replace("\"hidden\"", "\"hiden\""));
        assertThatThrownBy(() -> PhraseEncoder.open(folder, 1))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("hiden");
        Files.writeString(config, recipe);
        Files.writeString(folder.resolve("labels.json"), "[\"+\"]");
        assertThatThrownBy(() -> PhraseEncoder.open(folder, 1))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("labels.json");
    }

    /// Bit for bit.
    private static void same(List<EncodedPhrase> some, List<EncodedPhrase> others) {
        for (int p = 0; p < others.size(); p++) {
            assertThat(some.get(p).tree()).isEqualTo(others.get(p).tree());
            assertThat(some.get(p).labels()).isEqualTo(others.get(p).labels());
            for (int node = 0; node < others.get(p).vectors().size(); node++) {
                assertThat(some.get(p).vectors().get(node))
                        .isEqualTo(others.get(p).vectors().get(node));
            }
        }
    }

    @Test
    void withoutLabelsItIsSavedAndOpenedToo() {
        try (var encoder =
                PhraseEncoder.train(TRAIN, List.of(), small().labels("none").epochs(1))) {
            encoder.save(folder.toString());
            try (var opened = PhraseEncoder.open(folder, 1)) {
                assertThat(opened.encode("a film").vector())
                        .isEqualTo(encoder.encode("a film").vector());
            }
        }
    }

    @Test
    void stoppedAndContinuedIsTheSame() {
        var recipe = small().dropout(0.2).wordDropout(1).leaveOut(0.2).epochs(3);
        run(folder.resolve("whole"), recipe, 1, Integer.MAX_VALUE);
        var ending = Ending.INTERRUPTED;
        for (int stop = 0; ending == Ending.INTERRUPTED; stop++) {
            ending = run(folder.resolve("cut"), recipe, 1 + stop % 2, 4 + stop);
        }
        for (var name : List.of("model.safetensors", "words.json", "labels.json", "config.json")) {
            assertThat(folder.resolve("cut").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
    }

    private static Ending run(Path path, PhraseEncoderRecipe recipe, int threads, int updates) {
        var stop = new StopAfter(updates);
        var trained = new PhraseEncoderTraining(TRAIN, DEV, recipe)
                .folder(path)
                .threads(threads)
                .progress(stop)
                .stop(stop)
                .run();
        trained.encoder().close();
        return trained.outcome().ending();
    }

    @Test
    void beginsWithVectorsFromElsewhere() throws IOException {
        float[] known = {1, 2, 3, 4};
        var file = Files.writeString(folder.resolve("vectors.txt"), "film 1 2 3 4\n");
        var training = new PhraseEncoderTraining(
                TRAIN, List.of(), small().hidden(4).learningRate(1e-9).epochs(1));
        try (var encoder = training.vectors(file).run().encoder()) {
            float[] found = encoder.encode("film").vector();
            for (int i = 1; i < known.length; i++) {
                assertThat(found[i] / found[0]).isBetween(known[i] - 1e-5F, known[i] + 1e-5F);
            }
        }
        assertThatThrownBy(() -> new PhraseEncoderTraining(TRAIN, List.of(), small())
                        .vectors(file)
                        .run())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("vectors of 4 numbers; expected 12, as hidden says");
    }

    @Test
    void whatCannotBeLearnedIsSaid() {
        var train = new ArrayList<>(TRAIN.subList(0, 16));
        train.add(Phrase.of("+\t   "));
        train.add(Phrase.of("+\t" + "good ".repeat(100_000)));
        train.add(Phrase.of("good"));
        train.add(Phrase.of("(+ (? (? good)) (? (? film) (? film)))"));
        var dev = List.of(Phrase.of("?\tgood"), Phrase.of("bad"));
        var said = new ArrayList<String>();
        var trained = new PhraseEncoderTraining(train, dev, small().epochs(1))
                .progress(event -> {
                    if (event instanceof Event.Warned warned) {
                        said.add(warned.message());
                    }
                })
                .run();
        try (var encoder = trained.encoder()) {
            assertThat(said).hasSize(3);
            assertThat(said.get(1)).startsWith("2 of 20 training sentences left out; expected 1 to 200 words");
            assertThat(said.get(0)).startsWith("1 of 20 training trees made binary to the right");
            assertThat(said.get(2)).contains("1 labels are not known from training (?)");
            assertThat(encoder.encode("good ".repeat(3000)).vectors()).hasSize(5999);
            assertThatThrownBy(() -> encoder.encode(" "))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("phrase 1: no words");
            assertThatThrownBy(() -> encoder.evaluate(List.of())).isInstanceOf(InputException.class);
        }
        assertThatThrownBy(() -> PhraseEncoder.train(List.of(Phrase.of("")), List.of(), small()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of 1 has 1 to 200 words");
    }

    @Test
    void whatIsNotLearnedIsNotJudged() {
        var some = List.of(Phrase.of("+\ta good film"), Phrase.of("-\tthe film is dull"));
        var more = new ArrayList<>(some);
        more.add(Phrase.of("+\t" + "good ".repeat(3000)));
        more.add(Phrase.of("?\ta film"));
        try (var encoder = PhraseEncoder.train(
                TRAIN, List.of(), small().reconstruction("words").epochs(1))) {
            var judged = encoder.evaluate(more);
            assertThat(judged.labels().orElseThrow().total()).isEqualTo(3);
            assertThat(judged.toString())
                    .endsWith("; 1 label not known from training left out;"
                            + " 1 sentence of more than 200 words left out of the error");
            double without = encoder.evaluate(List.of(some.get(0), some.get(1), more.get(3)))
                    .error();
            assertThat(judged.error()).isEqualTo(without).isPositive();
            assertThat(encoder.evaluate(some).notes()).isEmpty();
        }
    }

    @Test
    void oneLabelIsNone() {
        var said = new ArrayList<Event>();
        var same = TRAIN.stream().filter(phrase -> phrase.label().equals("+")).toList();
        try (var encoder = new PhraseEncoderTraining(same, List.of(), small().epochs(1))
                .progress(said::add)
                .run()
                .encoder()) {
            assertThat(encoder.labels()).isEmpty();
            assertThat(said).contains(new Event.Warned("all labels are +; nothing to learn from them"));
        }
    }
}
