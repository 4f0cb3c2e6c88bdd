// rondo score: one number a line, tokens, texts that are not aligned, models of every kind.
package rondo.app.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Pairs;
import rondo.app.Run;

class ScoreCommandTest {
    private static final int LINES = 30;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void train() throws IOException {
        Pairs.write(folder);
        train("translator", "m", path("train.en"), path("train.de"));
        train("translator", "back", "--right-to-left", path("train.en"), path("train.de"));
        train("language-model", "lm", "--contiguous=false", path("train.de"));
    }

    private static void train(String kind, String name, String... files) {
        var arguments = new ArrayList<>(List.of("train", kind));
        arguments.addAll(List.of("--model", path(name), "--tokens", "words", "--hidden", "12", "--embedding", "12"));
        arguments.addAll(List.of("--epochs", "2", "--threads", "1", "--precision", "f32"));
        if (files[0].startsWith("--")) {
            arguments.add(files[0]);
        }
        arguments.add("--train");
        List.of(files).stream().filter(file -> !file.startsWith("--")).forEach(arguments::add);
        assertThat(Run.of("", arguments.toArray(String[]::new)).code()).isZero();
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static List<Double> numbers(Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out().lines().map(Double::valueOf).toList();
    }

    private static Run score(String... more) {
        return scoreOf("", more);
    }

    private static Run scoreOf(String input, String... more) {
        var arguments = new ArrayList<>(List.of("score"));
        arguments.addAll(List.of(more));
        return Run.of(input, arguments.toArray(String[]::new));
    }

    @Test
    void aTranslatorGivesANumberForEachLine() throws IOException {
        var scores = numbers(score(path("m"), "--source", path("train.en"), "--target", path("train.de")));
        assertThat(scores).hasSize(LINES).allMatch(score -> score < 0);
        String targets = Files.readString(folder.resolve("train.de"));
        assertThat(numbers(scoreOf(targets, path("m"), "--source", path("train.en"), "--batch", "7", "--threads", "2")))
                .isEqualTo(scores);
        var normalized = numbers(scoreOf(targets, path("m"), "--source", path("train.en"), "--normalise"));
        for (int i = 0; i < LINES; i++) {
            assertThat(normalized.get(i)).isCloseTo(scores.get(i) / 5, within(1e-6)); // four words and the end
        }
        assertThat(numbers(scoreOf(targets, path("m"), "--source", path("train.en"), "--normalize")))
                .isEqualTo(normalized);
    }

    @Test
    void tokensAddUpToTheirLine() {
        for (String model : List.of("m", "back", "lm")) {
            var whole = numbers(score(path(model), "--source", path("train.en"), "--target", path("train.de")));
            var tokens = score(path(model), "--source", path("train.en"), "--target", path("train.de"), "--per-token");
            var lines = List.of(tokens.out().split("\n\n"));
            assertThat(lines).hasSize(LINES);
            assertThat(lines.getFirst()).matches("(?s)▁ein\t-.*▁Mann\t-.*▁rennt\t-.*▁?\\.\t-.*</s>\t-[0-9.]+");
            for (int i = 0; i < LINES; i++) {
                double sum = lines.get(i)
                        .lines()
                        .mapToDouble(line -> Double.parseDouble(line.split("\t", -1)[1]))
                        .sum();
                assertThat(sum).as(model).isCloseTo(whole.get(i), within(1e-5));
            }
        }
    }

    @Test
    void aLanguageModelNeedsNoSource() throws IOException {
        var scores = numbers(score(path("lm"), "--target", path("train.de")));
        assertThat(scores).hasSize(LINES);
        assertThat(numbers(score(path("lm"), "--target", path("train.de"), "--source", path("train.en"))))
                .isEqualTo(scores);
        var judged = Run.of(Files.readString(folder.resolve("train.de")), "perplexity", path("lm"), "--per-line");
        var lines = judged.out().lines().toList();
        for (int i = 0; i < LINES; i++) {
            assertThat(scores.get(i)).isCloseTo(Double.parseDouble(lines.get(i).split("\t", -1)[0]), within(1e-4));
        }
    }

    @Test
    void emptyLinesAndInputsHaveTheirPlace() throws IOException {
        var sources = Files.writeString(folder.resolve("odd.en"), "\na man runs .\n\n")
                .toString();
        assertThat(numbers(scoreOf("\n\nein Mann rennt .\n", path("m"), "--source", sources)))
                .hasSize(3);
        assertThat(numbers(scoreOf("", path("lm")))).isEmpty();
        var empty = Files.writeString(folder.resolve("empty.en"), "").toString();
        assertThat(numbers(scoreOf("", path("m"), "--source", empty))).isEmpty();
    }

    @Test
    void textsOfDifferentLengthAreCounted() throws IOException {
        String two = Files.writeString(folder.resolve("two.en"), "a man runs .\na man runs .\n")
                .toString();
        var more = scoreOf("a\nb\nc\n".repeat(3), path("m"), "--source", two, "--batch", "2");
        assertThat(more.code()).isEqualTo(65);
        assertThat(more.err())
                .isEqualTo("rondo: standard input: 9 lines but 2 in " + two
                        + "; expected as many; the files must be aligned line by line\n");
        var fewer = score(path("m"), "--source", path("train.en"), "--target", two);
        assertThat(fewer.code()).isEqualTo(65);
        assertThat(fewer.err()).startsWith("rondo: " + two + ": 2 lines but 30 in " + path("train.en") + "; ");
        assertThat(fewer.out().lines()).hasSize(2);
    }

    @Test
    void whatCannotBeScoredIsNamed() throws IOException {
        fails(score(path("m"), "--target", path("train.de")), 2, "a translator without --source");
        fails(score(path("m"), "--source", path("no"), "--target", path("train.de")), 65, "no: no such file");
        fails(score(path("nothing"), "--target", path("train.de")), 65, "nothing: no model here");
        fails(score(path("lm"), "--per-token", "--normalise"), 2, "--normalise with --per-token");
        fails(score(path("lm"), "--batch", "0"), 2, "batch: 0");
        Files.createDirectories(folder.resolve("kind"));
        var config = Files.readString(folder.resolve("lm/config.json")).replace("\"language-model\"", "\"parser\"");
        Files.writeString(folder.resolve("kind/config.json"), config);
        fails(score(path("kind")), 65, "a model of kind parser; expected a translator or a language-model");
    }

    @Test
    void sourcesThatAreCutAreNamed() throws IOException {
        String endless = String.join(" ", Collections.nCopies(2100, "man"));
        var source = Files.writeString(folder.resolve("endless.en"), "a man\n" + endless + "\n")
                .toString();
        var run = scoreOf("ein Mann\nein Mann\n", path("m"), "--source", source);
        assertThat(run.code()).isZero();
        assertThat(run.err()).startsWith("warning: line 2: 2100 tokens; expected at most 2000; ");
    }

    @Test
    void aRightToLeftTranslatorTranslatesAndIsNoMemberOfAnEnsemble() {
        var run = Run.of("a man runs .\n", "translate", path("back"), "--n-best", "3", "--alignments");
        assertThat(run.code()).isZero();
        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> run.out().lines().toList().get(i)))
                .allMatch(line -> line.startsWith("0 ||| "));
        fails(
                Run.of("a\n", "translate", path("m"), "--ensemble", path("back")),
                2,
                path("back") + ": it writes from right to left, but " + path("m") + " from left to right");
        fails(
                Run.of("a\n", "translate", path("back"), "--language-model", path("lm")),
                2,
                "language model: ",
                "expected");
    }

    private static void fails(Run run, int code, String... parts) {
        assertThat(run.err()).contains(parts);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
    }
}
