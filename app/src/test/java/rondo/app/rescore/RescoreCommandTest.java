// rondo rescore: features, weights, better choices, models of every kind and bad input.
package rondo.app.rescore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Pairs;
import rondo.app.Run;

class RescoreCommandTest {
    @TempDir
    private static Path folder;

    private static List<String> targets = List.of();
    private static List<String> list = new ArrayList<>();

    /// The right translation stands behind a wrong one of a higher score.
    @BeforeAll
    static void prepare() throws IOException {
        Pairs.write(folder);
        train("translator", "m", 120, "train.en", "train.de");
        train("translator", "back", 2, "train.de", "train.en");
        train("language-model", "lm", 2, "train.de");
        targets = Files.readAllLines(folder.resolve("train.de"));
        for (int i = 0; i < targets.size(); i++) {
            list.add(i + " ||| " + targets.get((i + 1) % targets.size()) + " ||| LM0= -1.5 ||| -1");
            list.add(i + " ||| " + targets.get(i) + " ||| LM0= -2.5 ||| -2");
        }
        Files.write(folder.resolve("list"), list);
    }

    private static void train(String kind, String name, int epochs, String... files) {
        var arguments = new ArrayList<>(List.of("train", kind, "--model", path(name), "--tokens", "words"));
        arguments.addAll(List.of("--hidden", "32", "--embedding", "32", "--epochs", "" + epochs, "--dropout", "0"));
        arguments.addAll(List.of("--learning-rate", "0.01", "--patience", "0", "--precision", "f32", "--threads", "1"));
        arguments.add("--train");
        List.of(files).forEach(file -> arguments.add(path(file)));
        if (kind.equals("language-model")) {
            arguments.add("--contiguous=false");
        }
        assertThat(Run.of("", arguments.toArray(String[]::new)).code()).isZero();
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Run rescore(String... more) {
        var arguments = new ArrayList<>(List.of("rescore", "--nbest", path("list")));
        arguments.addAll(List.of(more));
        return Run.of("", arguments.toArray(String[]::new));
    }

    @Test
    void withoutWeightsFeaturesAreAddedAndNothingElseChanges() {
        var run = rescore("--source", path("train.en"), "--models", path("m"), path("back"), path("lm"));
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("Rondo0  " + path("m") + ": a translator\n")
                .contains("Rondo1  " + path("back") + ": a translator of the other direction")
                .contains("Rondo2  " + path("lm") + ": a language model");
        var lines = run.out().lines().toList();
        assertThat(lines).hasSameSizeAs(list);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).replaceAll(" Rondo\\S+ \\S+", "")).isEqualTo(list.get(i));
            assertThat(lines.get(i))
                    .matches(".* Rondo0= -\\S+ .*Rondo0Coverage= -.* Rondo1= -.* Rondo2= -.* RondoLength= \\d.*");
        }
    }

    @Test
    void featuresAreTheScoresOfModels() {
        var run = rescore("--source", path("train.en"), "--models", path("m"));
        var score = Run.of("", "score", path("m"), "--source", path("train.en"), "--target", path("train.de"));
        var scores = score.out().lines().map(Double::valueOf).toList();
        var lines = run.out().lines().toList();
        for (int i = 0; i < scores.size(); i++) {
            String found = lines.get(2 * i + 1).replaceFirst(".*Rondo0= (\\S+) .*", "$1");
            assertThat(Double.parseDouble(found)).isCloseTo(scores.get(i), within(1e-5));
        }
    }

    @Test
    void betterHypothesesAreChosenAndReported() throws IOException {
        var run = rescore(
                "--source",
                path("train.en"),
                "--models",
                path("m"),
                "--best",
                path("best"),
                "--reference",
                path("train.de"));
        assertThat(Files.readAllLines(folder.resolve("best"))).isEqualTo(targets);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .doesNotContain("warning")
                .contains("rescored          100.00", "100 % of the oracle's gain", "30 of 30 sentences changed");
    }

    @Test
    void weightsThatAreTunedSortTheList() throws IOException {
        rescore("--source", path("train.en"), "--models", path("m"), "--n-best", path("features"));
        var tuned = Run.of(
                "", "tune", "--nbest", path("features"), "--reference", path("train.de"), "--output", path("weights"));
        assertThat(tuned.code()).as(tuned.err()).isZero();
        var run = Run.of("", "rescore", "--nbest", path("features"), "--weights", path("weights"));
        assertThat(run.code()).as(run.err()).isZero();
        var lines = run.out().lines().toList();
        for (int i = 0; i < targets.size(); i++) {
            assertThat(lines.get(2 * i)).startsWith(i + " ||| " + targets.get(i) + " ||| ");
        }
    }

    @Test
    void weightsOfModelsThatAreMissingAreNamed() throws IOException {
        Files.writeString(folder.resolve("more"), "LM0= 1 Rondo0= 2 Rondo7= 3 *= 0");
        var run = rescore("--source", path("train.en"), "--models", path("m"), "--weights", path("more"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("list: no feature Rondo7, of which there are weights");
    }

    @Test
    void sentencesWithoutHypothesesAreCounted() throws IOException {
        Files.write(folder.resolve("part"), list.subList(4, 8));
        var run = Run.of("", "rescore", "--nbest", path("part"), "--source", path("train.en"), "--models", path("lm"));
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(4);
        assertThat(run.err()).contains("2 sentences judged", "28 sentences without hypotheses; left out");
    }

    @Test
    void badInputIsNamedAndNothingIsWrittenHalf() throws IOException {
        assertThat(rescore("--models", path("m")).err()).contains("sentence 0: no source; expected one");
        assertThat(rescore().err()).contains("neither --models nor --weights");
        Files.write(folder.resolve("short"), List.of("one line"));
        var run = rescore("--source", path("short"), "--models", path("m"), "--best", path("none"));
        assertThat(run.err()).contains("short: 1 line, but the list has sentence 1");
        assertThat(run.code()).isEqualTo(65);
        assertThat(folder.resolve("none")).doesNotExist();
        Files.writeString(folder.resolve("few"), "LM0= 1\n");
        assertThat(rescore("--source", path("train.en"), "--models", path("m"), "--weights", path("few"))
                        .err())
                .contains("weights: none for Rondo0");
    }
}
