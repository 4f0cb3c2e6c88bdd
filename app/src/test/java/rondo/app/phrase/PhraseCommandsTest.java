// Phrases on the command line: train, neighbours, classify, evaluate, and what they say of bad input.
package rondo.app.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;
import tools.jackson.databind.json.JsonMapper;

class PhraseCommandsTest {
    private static final String SENTENCES = """
            +\ta good film
            -\ta bad film
            +\ta good story , a good film
            -\ta bad story
            """;

    @TempDir
    private static Path folder;

    private static String model = "";
    private static String plain = "";
    private static String file = "";

    @BeforeAll
    static void train() throws IOException {
        file = Files.writeString(folder.resolve("sentences.tsv"), SENTENCES).toString();
        var bare = Files.writeString(folder.resolve("plain.txt"), SENTENCES.replaceAll("[+-]\t", ""));
        model = folder.resolve("ae").toString();
        plain = folder.resolve("plain").toString();
        var run = train(file, model, "--dev", file, "--epochs", "30");
        assertThat(run.err()).contains("4 examples", "dev loss", "accuracy 100.0", "next: rondo neighbours " + model);
        assertThat(run.code()).isZero();
        assertThat(train(bare.toString(), plain, "--epochs", "1").code()).isZero();
    }

    private static Run train(String train, String model, String... more) {
        var words = new ArrayList<>(List.of("train", "phrase-encoder", "--train", train, "--model", model));
        words.addAll(List.of(
                "--hidden", "16", "--dropout", "0", "--word-dropout", "0", "--leave-out", "0", "--smoothing", "0"));
        words.addAll(List.of("--warmup", "1", "--learning-rate", "0.02", "--patience", "0"));
        words.addAll(List.of(more));
        return Run.of("", words.toArray(String[]::new));
    }

    @Test
    void printsTheNearestPhrasesOfACorpus() {
        var run = Run.of("a good film\n\n", "neighbours", model, file, "--count", "2");
        assertThat(run.out().lines().toList()).hasSize(3).first().isEqualTo("a good film");
        assertThat(run.out().lines().skip(1)).allMatch(line -> line.matches("  [ -][01]\\.\\d{3}  .*\\S"));
        assertThat(run.err()).isEmpty();
        var lines = Run.of("a good film", "neighbours", model, file, "--longest", "0", "--count", "9");
        assertThat(lines.out().lines().skip(1).map(line -> line.substring(10)))
                .containsExactlyInAnyOrder("a bad film", "a good story , a good film", "a bad story");
        assertThat(Run.of("a good film", "neighbours", model, file, "--count", "2147483647")
                        .out()
                        .lines()
                        .count())
                .isGreaterThan(lines.out().lines().count());
        assertThat(Run.typed("a good film\n", "neighbours", model, file).err()).contains("phrases. Type one and Enter");
    }

    @Test
    void comparesLinesWithOneAnother() {
        var run = Run.of("a good film\na bad film\n(x (x a) (x film))\n", "neighbours", model, "--json");
        var lines = run.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2).get("text").asString()).isEqualTo("a film");
        assertThat(lines.get(2).get("neighbours").size()).isEqualTo(2);
        assertThat(lines.get(2).get("neighbours").get(0).get("cosine").asDouble())
                .isBetween(-1.0, 1.0);
    }

    @Test
    void labelsASentenceALine() {
        var run = Run.of("a good film\n\n+\ta bad film\n", "classify", model);
        assertThat(run.out()).isEqualTo("+\ta good film\n\n-\ta bad film\n");
        assertThat(Run.of("a bad film", "classify", model, "--trees").out())
                .matches("\\(- \\((.*)\\)\\)\n")
                .contains("(- bad)");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void blanksInLabelsAreNotWrittenInTrees() throws IOException {
        var train = Files.writeString(folder.resolve("blanks.tsv"), SENTENCES.replace("+", "quite good"));
        var blanks = folder.resolve("blanks").toString();
        assertThat(train(train.toString(), blanks, "--epochs", "30").code()).isZero();
        assertThat(Run.of("a good film", "classify", blanks).out()).isEqualTo("quite good\ta good film\n");
        var run = Run.of("a good film", "classify", blanks, "--trees");
        assertThat(run.out()).startsWith("(quite_good (");
        assertThat(run.code()).isZero();
    }

    @Test
    void evaluates() {
        assertThat(Run.of("", "evaluate", model, file).out())
                .startsWith("labels 100.0 %, reconstruction error ")
                .contains(", 4 sentences, ");
        assertThat(Run.of("", "evaluate", plain, file).out()).startsWith("reconstruction error ");
        assertThat(Run.of("", "inspect", model).out()).contains("phrase-encoder", "cell.encoder", "embedding");
    }

    @Test
    void badInputIsNamed() throws IOException {
        var none = Run.of("a film", "classify", plain);
        assertThat(none.err())
                .contains("knows no labels; expected an encoder that was trained on sentences with labels");
        assertThat(none.code()).isEqualTo(2);
        var empty = Files.writeString(folder.resolve("none.txt"), "\n \n").toString();
        assertThat(train(empty, folder.resolve("no").toString()).err()).contains("none of 2 has 1 to 200 words");
        assertThat(Run.of("", "evaluate", model, empty).err()).contains("phrases: none");
        assertThat(Run.of("a\n", "neighbours", model, "--count", "0").err()).contains("expected at least 1");
        assertThat(Run.of("", "translate", model).err())
                .contains("a model of kind phrase-encoder; expected a translator; use rondo neighbours " + model);
    }
}
