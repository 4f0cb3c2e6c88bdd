// A parser on the command line: train, parse, evaluate, label sentences, and what they say of bad input.
package rondo.app.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;

class ParserCommandsTest {
    private static final String TREES = """
            (ROOT
              (S (NP-SBJ (PRP It)) (VP (VBZ does) (RB n't) (VP (VB work))) (. .)))
            (ROOT (S (NP-SBJ (DT The) (NN cat)) (VP (VBZ sleeps)) (. .)))
            (ROOT (S (NP-SBJ (-NONE- *)) (VP (VB Go))))
            """;

    @TempDir
    private static Path folder;

    private static String model = "";
    private static String test = "";

    @BeforeAll
    static void train() throws IOException {
        test = Files.writeString(folder.resolve("trees.mrg"), TREES).toString();
        model = folder.resolve("english").toString();
        var run = Run.of(
                "",
                ("train parser --train %s --dev %s --model %s --hidden 16 --embedding 16 --spans 16 --dropout 0 --recurrent-dropout 0"
                                + " --word-dropout 0 --warmup 1 --learning-rate 0.02 --decay constant --epochs 40 --patience 0")
                        .formatted(test, test, model)
                        .split(" "));
        assertThat(run.err()).contains("3 examples", "F1 100.0", "next: rondo parse " + model + " FILE");
        assertThat(run.code()).isZero();
    }

    @Test
    void parsesASentenceALine() {
        var run = Run.of("It does n't work .\n\n Go\nThe cat sleeps .", "parse", model);
        assertThat(run.out()).isEqualTo("""
                (S (NP (PRP It)) (VP (VBZ does) (RB n't) (VP (VB work))) (. .))

                (S (VP (VB Go)))
                (S (NP (DT The) (NN cat)) (VP (VBZ sleeps)) (. .))
                """);
        assertThat(run.err()).isEmpty();
        assertThat(Run.of("It doesn't work.", "parse", model, "--tokenize").out())
                .isEqualTo("(S (NP (PRP It)) (VP (VBZ does) (RB n't) (VP (VB work))) (. .))\n");
        assertThat(Run.of("Go", "parse", model, "--picture").out()).contains("VP\n", "Go\n");
    }

    @Test
    void printsTheBestTreesAsAnNBestList() {
        var run = Run.of("Go\n\nThe cat sleeps .", "parse", model, "--k-best", "3");
        var lines = run.out().lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst())
                .matches("0 \\|\\|\\| \\(S \\(VP \\(VB Go\\)\\)\\) \\|\\|\\| F0= (\\d+\\.\\d+) \\|\\|\\| \\1");
        assertThat(lines.subList(3, 6)).allMatch(line -> line.startsWith("2 ||| ("));
        assertThat(lines.get(3)).startsWith("2 ||| (S (NP (DT The) (NN cat)) (VP (VBZ sleeps)) (. .)) |||");
        assertThat(run.err()).isEmpty();
        assertThat(Run.of("Go", "parse", model, "--k-best", "2", "--picture").out())
                .contains("0 ||| (S (VP (VB Go))) |||", "VP\n", "Go\n");
        var none = Run.of("Go", "parse", model, "--k-best", "0");
        assertThat(none.err()).contains("0 asked for; expected 1 or more");
        assertThat(none.code()).isEqualTo(2);
    }

    @Test
    void evaluates() {
        assertThat(Run.of("", "evaluate", model, test).out())
                .startsWith("F1 100.0 (recall 100.0, precision 100.0), complete 100.0 %, tags 100.0 %, 3 sentences");
    }

    @Test
    void longLinesAreNamedAndHaveNoTree() {
        var run = Run.of("Go\n" + "cat ".repeat(10_000) + "\nGo", "parse", model);
        assertThat(run.out()).isEqualTo("(S (VP (VB Go)))\n\n(S (VP (VB Go)))\n");
        assertThat(run.err())
                .isEqualTo("warning: line 2: 10000 words; expected at most 1000; it has no tree, cut the"
                        + " line into sentences\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void whatIsMeantForAnotherCommandIsNoticed() throws IOException {
        assertThat(Run.of("Go\n(S (VP (VB Go)))\n( (S (VP (VB Go))) )\n", "parse", model)
                        .err())
                .isEqualTo("warning: line 2: a tree in brackets, which are taken for words; expected words alone;"
                        + " rondo evaluate judges a parser by trees\n");
        assertThat(Run.of("( yes )\n", "parse", model).err()).isEmpty();
        assertThat(Run.of("", "evaluate", model).err()).endsWith("see rondo evaluate " + model + " --help\n");
        var mood = Files.writeString(folder.resolve("mood.txt"), "(3 (2 It) (3 works))\n");
        assertThat(Run.of(
                                "",
                                "train parser --train %s --model %s --epochs 1"
                                        .formatted(mood, folder.resolve("numbers"))
                                        .split(" "))
                        .err())
                .contains("every tree has a number for its label; expected categories", "train tree-classifier");
    }

    @Test
    void aClassifierLabelsSentences() {
        String mood = folder.resolve("mood").toString();
        var trained = Run.of(
                "",
                "train tree-classifier --train %s --model %s --hidden 8 --epochs 1 --embedding 8"
                        .formatted(test, mood)
                        .split(" "));
        assertThat(trained.code()).isZero();
        var run = Run.of("Go\n\nThe cat sleeps .\n", "classify", mood, "--parser", model);
        assertThat(run.out().lines().map(line -> line.replaceAll("\\([^ ]+ ", "(? ")))
                .containsExactly("(? Go)", "", "(? (? (? The) (? cat)) (? sleeps) (? .))");
        assertThat(run.err()).isEmpty();
        String roots = folder.resolve("roots").toString();
        assertThat(Run.of(
                                "",
                                "train tree-classifier --train %s --model %s --hidden 8 --epochs 1 --labels root"
                                        .formatted(test, roots)
                                        .split(" "))
                        .code())
                .isZero();
        assertThat(Run.of("Go\n", "classify", roots, "--parser", model).out()).isEqualTo("(ROOT (VP (VB Go)))\n");
        assertThat(Run.of("\nGo\n", "classify", roots, "--parser", model, "--json")
                        .out())
                .startsWith("""

                        {"tree":"(ROOT (VP (VB Go)))","words":["Go"],"nodes":[{"from":0,"to":1,"label":"ROOT","confidence":""");
        assertThat(Run.of("", "classify", mood, "--tokenize").err()).contains("expected --parser DIR");
    }

    @Test
    void aWrongKindNamesTheVerb() {
        var run = Run.of("", "classify", model);
        assertThat(run.err()).contains("a model of kind parser; expected a tree-classifier; use rondo parse " + model);
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void badTreesAreNamed() throws IOException {
        var bare = Files.writeString(folder.resolve("bare.mrg"), "(S (NP (PRP It)) ((VBZ works) (RB well)))");
        var run = Run.of(
                "",
                "train",
                "parser",
                "--train",
                bare.toString(),
                "--model",
                folder.resolve("no").toString());
        assertThat(run.err()).contains("bare.mrg:1:18: a node without a label; expected one at each");
        assertThat(run.code()).isEqualTo(65);
    }
}
