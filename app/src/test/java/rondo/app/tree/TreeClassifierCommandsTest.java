// Trees on the command line: train, classify, evaluate, and what they say of bad input.
package rondo.app.tree;

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

class TreeClassifierCommandsTest {
    private static final String TREES = """
            (+ (+ good) (+ good))
            (- (n not) (+ good))
            (+ (n not) (- bad))
            (0 (+ good)
               (- bad))
            """;

    @TempDir
    private static Path folder;

    private static String model = "";
    private static String test = "";

    @BeforeAll
    static void train() throws IOException {
        var trees = Files.writeString(folder.resolve("trees.txt"), TREES);
        model = folder.resolve("mood").toString();
        test = trees.toString();
        var run = Run.of(
                "",
                "train",
                "tree-classifier",
                "--train",
                test,
                "--dev",
                test,
                "--model",
                model,
                "--hidden",
                "16",
                "--dropout",
                "0",
                "--word-dropout",
                "0",
                "--warmup",
                "1",
                "--learning-rate",
                "0.05",
                "--epochs",
                "30",
                "--patience",
                "0");
        assertThat(run.err()).contains("4 examples", "dev loss", "next: rondo classify " + model + " FILE");
        assertThat(run.code()).isZero();
    }

    @Test
    void labelsATreeALine() {
        var run = Run.of("", "classify", model, test);
        assertThat(run.out()).isEqualTo("""
                (+ (+ good) (+ good))
                (- (n not) (+ good))
                (+ (n not) (- bad))
                (0 (+ good) (- bad))
                """);
        assertThat(run.err()).isEmpty();
        assertThat(Run.of("(? (? not) (? good))", "classify", model).out()).isEqualTo("(- (n not) (+ good))\n");
        assertThat(Run.of("", "classify", model).out()).isEmpty();
    }

    @Test
    void printsTheConfidenceOfEachNodeAsJson() {
        var run = Run.of("(? (? not) (? good))", "classify", model, "--json");
        assertThat(run.out().replaceAll("0\\.9\\d+", "0.9")).isEqualTo("""
                {"tree":"(- (n not) (+ good))","words":["not","good"],"nodes":[\
                {"from":0,"to":1,"label":"n","confidence":0.9},\
                {"from":1,"to":2,"label":"+","confidence":0.9},\
                {"from":0,"to":2,"label":"-","confidence":0.9}]}
                """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void evaluates() {
        assertThat(Run.of("", "evaluate", model, test).out()).startsWith("all nodes 100.0 %, roots 100.0 %, 4 trees, ");
    }

    @Test
    void endsWhenNobodyReadsOn() {
        var run = Run.closed("(? good)\n".repeat(1000) + "(? (? bad)", "classify", model);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void theKindOfTheFirstModelDecides() throws IOException {
        var encoder = folder.resolve("ae").toString();
        var lines = Files.writeString(folder.resolve("lines.txt"), "a film\n").toString();
        assertThat(Run.of("", "train", "phrase-encoder", "--train", lines, "--model", encoder, "--epochs", "1")
                        .code())
                .isZero();
        for (var command : List.of(
                List.of("classify", model, "--parser", encoder), List.of("classify", "--parser", encoder, model))) {
            assertThat(Run.of("a film", command.toArray(String[]::new)).err())
                    .contains("a model of kind phrase-encoder; expected a parser");
        }
        assertThat(Run.of("a film", "classify", encoder).err()).contains("knows no labels");
    }

    @Test
    void aWrongKindNamesTheVerb() {
        var run = Run.of("", "translate", model);
        assertThat(run.err())
                .contains("a model of kind tree-classifier; expected a translator; use rondo classify " + model);
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void badInputIsNamed() throws IOException {
        var run = Run.of("(? good)\n(? (? bad)", "classify", model);
        assertThat(run.out()).isEqualTo("(+ good)\n");
        assertThat(run.err()).contains("standard input:2", "expected one more )");
        assertThat(run.code()).isEqualTo(65);
        var empty = Files.writeString(folder.resolve("none.txt"), "");
        var nothing = Run.of(
                "",
                "train",
                "tree-classifier",
                "--train",
                empty.toString(),
                "--model",
                folder.resolve("no").toString());
        assertThat(nothing.err()).contains("none of 0 has a label at any node");
        assertThat(nothing.code()).isEqualTo(65);
    }

    @Test
    void beginsWithWordVectorsOfAFile() throws IOException {
        var vectors = Files.writeString(folder.resolve("w2v.txt"), "2 3\ngood 1 2 3\nnot 3 2 1\n");
        var own = folder.resolve("own").toString();
        var command = new ArrayList<>(
                List.of("train", "tree-classifier", "--train", test, "--vectors", vectors.toString(), "--model", own));
        command.addAll(List.of("--tune-vectors", "false", "--epochs", "1"));
        var run = Run.of("", command.toArray(String[]::new));
        assertThat(run.err()).contains("2 of 3 words begin with their vectors in " + vectors);
        assertThat(run.code()).isZero();
        assertThat(Run.of("", "inspect", own).out()).contains("[4, 3]", vectors.toString());
        command.addAll(List.of("--embedding", "5"));
        var refused = Run.of("", command.toArray(String[]::new));
        assertThat(refused.err()).contains("w2v.txt: vectors of 3 numbers; expected 5, as embedding says");
        assertThat(refused.code()).isNotZero();
    }
}
