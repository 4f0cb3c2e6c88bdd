// The commands around a language model: train, perplexity, generate, suggest.
package rondo.app.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.app.Run;
import tools.jackson.databind.json.JsonMapper;

class LanguageModelCommandsTest {
    private static final String TEXT = "the cat sees a dog\na dog hears the cat\nthe dog sings\n";

    @TempDir
    private static Path folder;

    private static Run training = new Run(-1, "", "");

    @BeforeAll
    static void train() throws IOException {
        Files.writeString(folder.resolve("a.txt"), TEXT.repeat(20));
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.txt.gz")))) {
            out.write(TEXT.repeat(10).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("dev.txt"), TEXT);
        training = Run.of(
                "",
                "train",
                "language-model",
                "--train",
                path("a.txt"),
                path("b.txt.gz"),
                "--dev",
                path("dev.txt"),
                "--model",
                path("lm"),
                "--tokens",
                "words",
                "--hidden",
                "16",
                "--embedding",
                "16",
                "--epochs",
                "12",
                "--batch",
                "4",
                "--threads",
                "1",
                "--precision",
                "f32",
                "--dropout",
                "0",
                "--output-dropout",
                "0");
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void trainingReadsSeveralFilesAndTellsWhatToDoNext() {
        assertThat(training.code()).as(training.err()).isZero();
        assertThat(training.err()).contains("next: rondo perplexity " + path("lm"));
    }

    @Test
    void perplexityIsToldByWordTokenAndCharacter() {
        var run = Run.of("", "perplexity", path("lm"), path("dev.txt"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("perplexity per word +\\d+\\.\\d+ +\\(13 words and 3 ends of lines\\)")
                .containsPattern("bits per character +\\d+\\.\\d+ +\\(50 characters and 3 ends of lines\\)")
                .contains("unknown               none");
    }

    @Test
    void linesAndTokensAddUpToTheWhole() {
        var lines = Run.of(TEXT, "perplexity", path("lm"), "--per-line")
                .out()
                .lines()
                .toList();
        assertThat(lines).hasSize(3).allMatch(line -> line.matches("-\\d+\\.\\d{4}\t[a-z ]+"));
        double sum = lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.split("\t", -1)[0]))
                .sum();
        double tokens = Run.of(TEXT, "perplexity", path("lm"), "--per-token")
                .out()
                .lines()
                .filter(line -> !line.isEmpty())
                .mapToDouble(line -> Double.parseDouble(line.split("\t", -1)[1]))
                .sum();
        assertThat(tokens).isCloseTo(sum, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void unitsAddUpToTheFiguresReported(String contiguous) throws IOException {
        var arguments = "train language-model --train %s --model %s --tokens bpe --vocabulary 300 --contiguous %s"
                        .formatted(path("a.txt"), path("units-" + contiguous), contiguous)
                + " --hidden 8 --embedding 8 --epochs 1 --precision f32";
        assertThat(Run.of("", arguments.split(" ", -1)).code()).isZero();
        String text = "the cat café\n\na  dog sings\n";
        var run = Run.of(text, "perplexity", path("units-" + contiguous), "--per-token");
        var lines = List.of(run.out().split("\n\n", -1));
        assertThat(lines.getFirst()).startsWith("▁the\t-").contains("\n<0xC3>\t-", "\n<0xA9>\t-", "\n</s>\t-");
        var numbers = run.out()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double sum = Arrays.stream(numbers).sum();
        assertThat(reported(run.err(), "perplexity per token")).isCloseTo(Math.exp(-sum / numbers.length), byOnePart());
        int ends = contiguous.equals("true") ? 3 : 2;
        assertThat(reported(run.err(), "perplexity per word")).isCloseTo(Math.exp(-sum / (6 + ends)), byOnePart());
        var perLine = Run.of(text, "perplexity", path("units-" + contiguous), "--per-line");
        double total = perLine.out()
                .lines()
                .mapToDouble(line -> Double.parseDouble(line.split("\t", -1)[0]))
                .sum();
        assertThat(total).isCloseTo(sum, within(0.01));
        assertThat(perLine.out()).doesNotContain("-0.0000");
    }

    private static Percentage byOnePart() {
        return Percentage.withPercentage(0.1); // four places of each token
    }

    private static double reported(String report, String figure) {
        var line = report.lines().filter(l -> l.startsWith(figure)).findFirst().orElseThrow();
        return Double.parseDouble(line.substring(figure.length()).strip().split(" ", -1)[0]);
    }

    @Test
    void unknownTokensAreCounted() {
        assertThat(Run.of("the zebra sings\n", "perplexity", path("lm")).out())
                .contains("unknown               1 tokens, 25.00 %");
    }

    @Test
    void generatedTextBeginsAsAskedAndRepeatsBySeed() {
        String[] command = {
            "generate", path("lm"), "--start", "the cat", "--length", "20", "--seed", "4", "--count", "2"
        };
        var run = Run.of("", command);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("the cat")
                .contains("\n\nthe cat")
                .isEqualTo(Run.of("", command).out());
    }

    @Test
    void wordsAreSuggestedAndCompleted() {
        var run = Run.of("", "suggest", path("lm"), "the cat s", "--count", "1");
        assertThat(run.out()).as(run.err()).matches("[01]\\.\\d{4}  s(ees|ings)\n");
        var none = Run.of("", "suggest", path("lm"), "the cat zzq");
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("no word that the model knows begins as the text ends");
    }

    @Test
    void editorsAskByLinesAndGetJson() {
        var run = Run.of("the d\nthe cat \n", "suggest", path("lm"), "--json", "--count", "2");
        var lines = run.out().lines().map(new JsonMapper()::readTree).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("text").asString()).isEqualTo("the d");
        assertThat(lines.getFirst().path("suggestions").get(0).path("word").asString())
                .isEqualTo("dog");
    }

    @Test
    void onATerminalLinesAreAskedFor() {
        var piped = Run.of("the cat s\n\nthe ", "suggest", path("lm"));
        var typed = Run.typed("the cat s\n\nthe ", "suggest", path("lm"));
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).isEqualTo(piped.out());
        assertThat(typed.err()).matches("Type a text .*Ctrl-D ends\\.\n> > > > \n");
        assertThat(piped.err()).isEmpty();
    }

    @Test
    void aModelOfAnotherKindIsToldWhatToUse() {
        var run = Run.of("", "translate", path("lm"), path("dev.txt"));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("a model of kind language-model", "use rondo suggest");
        for (var files : List.of(List.<String>of(), List.of(path("dev.txt")))) {
            var arguments = new ArrayList<>(List.of("evaluate", path("lm")));
            arguments.addAll(files);
            var judged = Run.of("", arguments.toArray(String[]::new));
            assertThat(judged.code()).isEqualTo(65);
            assertThat(judged.err()).contains("expected a translator; use rondo perplexity " + path("lm"));
        }
    }

    @Test
    void badNumbersAreRefused() {
        assertThat(Run.of("", "generate", path("lm"), "--top-p", "0").code()).isEqualTo(2);
        assertThat(Run.of("", "generate", path("lm"), "--length", "0").code()).isEqualTo(2);
        assertThat(Run.of("", "suggest", path("lm"), "--count", "0").code()).isEqualTo(2);
        assertThat(Run.of("", "perplexity", path("lm")).code()).isEqualTo(65);
    }
}
