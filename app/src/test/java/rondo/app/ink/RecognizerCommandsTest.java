// Handwriting on the command line: train, recognize, evaluate, and what they say of bad input.
package rondo.app.ink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;
import rondo.app.hand.Sums;
import rondo.app.model.NamedModel;
import rondo.ink.Recognizer;
import rondo.ink.format.InkFiles;
import rondo.ink.format.InkFormat;
import rondo.ink.stroke.InkSample;

class RecognizerCommandsTest {
    @TempDir
    private static Path folder;

    private static String model = "";
    private static String test = "";

    @BeforeAll
    static void train() {
        InkFiles.write(folder.resolve("train.jsonl"), InkFormat.JSON, Sums.written(120, 0, 4, 1));
        InkFiles.write(folder.resolve("test.jsonl"), InkFormat.JSON, Sums.written(12, 4, 2, 1));
        model = folder.resolve("pen").toString();
        test = folder.resolve("test.jsonl").toString();
        var run = Run.of(
                "",
                "train",
                "recognizer",
                "--train",
                folder.resolve("train.jsonl").toString(),
                "--dev",
                test,
                "--model",
                model,
                "--hidden",
                "32",
                "--layers",
                "1",
                "--step",
                "0.15",
                "--epochs",
                "2");
        assertThat(run.err()).contains("120 examples", "dev loss", "next: rondo recognize " + model + " FILE");
        assertThat(run.code()).isZero();
    }

    @Test
    void readsALineForEachSample() {
        var run = Run.of("", "recognize", model, test);
        assertThat(run.out().lines()).hasSize(12);
        assertThat(run.out()).matches("[0-9+=\\-\\s]+");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void readsStandardInput() {
        var run = Run.of("[[[0,0],[0,100]]]\n", "recognize", model, "--n-best", "3", "--segments");
        assertThat(run.out().lines().limit(3))
                .allMatch(line ->
                        line.matches("0 \\|\\|\\| [0-9+=-]* \\|\\|\\| F0= -[0-9.]+ \\|\\|\\| -[0-9.]+ \\|\\|\\|.*"));
        assertThat(Run.of("", "recognize", model).out()).isEmpty();
    }

    @Test
    void saysAllInJson() {
        var run = Run.of("", "recognize", model, test, "--json", "--n-best", "2");
        assertThat(run.out().lines())
                .hasSize(12)
                .allMatch(line -> line.startsWith("{\"text\":\"") && line.contains("\"segments\":[{"))
                .allMatch(line -> line.contains("\"alternatives\":[{"));
    }

    @Test
    void writesOnlyWordsOfALexicon() throws IOException {
        var words = Files.writeString(folder.resolve("words.txt"), "1+1=2\n 3+4=7 \n7-4=3\n\nthree\n");
        var run = Run.of("", "recognize", model, test, "--lexicon", words.toString());
        assertThat(run.out().lines()).hasSize(12).allMatch(line -> line.matches("1\\+1=2|3\\+4=7|7-4=3"));
        assertThat(run.err()).isEqualTo("note: " + words + ": 1 of 4 words left out, as the model cannot write them\n");
        var none = Files.writeString(folder.resolve("none.txt"), "three\n\n");
        var refused = Run.of("", "recognize", model, test, "--lexicon", none.toString());
        assertThat(refused.err()).contains("lexicon: none of 1 words can be written");
        assertThat(refused.code()).isEqualTo(65);
    }

    @Test
    void evaluates() {
        var pictures = folder.resolve("worst");
        var run = Run.of("", "evaluate", model, test, "--pictures", pictures.toString());
        assertThat(run.out()).contains("CER ", "95 % interval", "12 samples", "by writer:\n  hand 4: CER ", "worst:");
        assertThat(run.out().lines().skip(1))
                .anyMatch(line ->
                        line.matches("recognizer [0-9a-f]{12}, learned from [0-9a-f]{12}; rondo .*, java .*, f32: .*"));
        long wrong =
                run.out().lines().filter(line -> line.contains(" read as ")).count();
        assertThat(wrong).isBetween(1L, 10L);
        assertThat(pictures.toFile().list()).hasSize((int) wrong);
        assertThat(pictures.resolve("01.svg")).content().startsWith("<svg").contains(" read as ");
    }

    @Test
    void labelsAreShownOnALine() throws IOException {
        var odd = Files.writeString(folder.resolve("odd.jsonl"), """
                {"strokes":[[[0,0],[0,100]]],"text":"1\\n\\u001b[31m2","writer":"a\\u001bb"}
                """);
        var out = Run.of("", "evaluate", model, odd.toString()).out();
        assertThat(out)
                .contains("odd.jsonl:1: 1??[31m2 read as ", "  a?b: CER ")
                .doesNotContain("\u001b");
    }

    @Test
    void evaluatesTheRecogniserBesideALanguageModel() throws IOException {
        var text = Files.writeString(folder.resolve("lm.txt"), "1+1=2\n3+4=7\n".repeat(20));
        String judge = folder.resolve("lm").toString();
        var training = List.of(
                "train",
                "language-model",
                "--train",
                text.toString(),
                "--model",
                judge,
                "--tokens",
                "characters",
                "--hidden",
                "8",
                "--embedding",
                "8",
                "--epochs",
                "1");
        assertThat(Run.of("", training.toArray(String[]::new)).code()).isZero();
        var run = Run.of("", "evaluate", "--language-model", judge, model, test);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("CER ");
        tunes(judge);
    }

    private static void tunes(String judge) {
        var run = Run.of("", "evaluate", model, test, "--language-model", judge, "--tune");
        assertThat(run.err()).isEqualTo("trying 25 weights and bonuses on 12 samples\n");
        var lines = run.out().lines().toList();
        assertThat(lines.getFirst()).matches("weight +bonus +CER +WER");
        assertThat(lines.subList(1, 26)).allMatch(line -> line.matches("( +[0-9.]+){2}( +[0-9.]+ %){2}"));
        assertThat(lines.get(26)).matches("best: --weight [0-9.]+ --bonus [0-9.]+");
        String[] best = lines.get(26).split(" ", -1);
        var again = Run.of("", "evaluate", model, test, "--language-model", judge, best[1], best[2], best[3], best[4]);
        assertThat(again.out().lines().findFirst().orElseThrow().replaceFirst(", [0-9,]+ a second", ""))
                .isEqualTo(lines.get(27).replaceFirst(", [0-9,]+ a second", ""));
        var one = Run.of("", "evaluate", model, test, "--language-model", judge, "--tune", "--weight", "0.3");
        assertThat(one.err()).startsWith("trying 5 weights");
        var none = Run.of("", "evaluate", model, test, "--tune");
        assertThat(none.err()).contains("--tune without --language-model");
        assertThat(none.code()).isEqualTo(2);
    }

    @Test
    void aModelIsNamedAfterTheVerb() {
        assertThat(NamedModel.typesAfter("evaluate", "evaluate", test, model)).containsExactly(Recognizer.TYPE);
        assertThat(NamedModel.typesAfter(model, model, test))
                .as("a model in a folder that is called as the verb is")
                .isEmpty();
    }

    @Test
    void aWrongKindNamesTheVerb() {
        var run = Run.of("", "translate", model);
        assertThat(run.err())
                .contains("a model of kind recognizer; expected a translator; use rondo recognize " + model);
        assertThat(run.code()).isEqualTo(65);
        assertThat(Run.of("", "perplexity", model, test).err()).contains("; use rondo evaluate " + model);
        assertThat(Run.of("", "evaluate", "--help").out()).contains("--reference", "Of a model of another kind");
        assertThat(Run.of("", "evaluate", model, "--help").out()).contains("--pictures");
    }

    @Test
    void whatIsReadBeforeABadSampleIsPrintedOnce() throws IOException {
        var lines = Files.readAllLines(Path.of(test));
        var odd = Files.writeString(
                folder.resolve("far.jsonl"),
                lines.get(0) + "\n" + lines.get(1) + "\n{\"strokes\": [[[0,1e38],[0,-1e38],[0,1e38]]]}\n"
                        + lines.get(2));
        var good = Run.of("", "recognize", model, test, "--json");
        var run = Run.of("", "recognize", model, odd.toString(), "--json");
        assertThat(run.err()).startsWith("rondo: " + odd + ":3: ");
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.out().lines()).isEqualTo(good.out().lines().limit(2).toList());
    }

    /// The second batch would fail.
    @Test
    void readingEndsWhenNobodyTakesTheAnswers() {
        String ink = "[[[0,0],[0,100]]]\n".repeat(300) + "{\n";
        assertThat(Run.closed(ink, "recognize", model).err()).isEmpty();
        assertThat(Run.of(ink, "recognize", model).err()).contains("standard input:302: not JSON");
    }

    @Test
    void labelsOfNothingAreEvaluated() throws IOException {
        var samples = Sums.written(12, 4, 2, 1).stream()
                .map(sample -> InkSample.of(sample.ink(), ""))
                .toList();
        var empty = folder.resolve("empty.jsonl");
        InkFiles.write(empty, InkFormat.JSON, samples);
        var run = Run.of("", "evaluate", model, empty.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("CER infinite (95 % interval infinite to infinite), WER infinite");
    }

    @Test
    void badInputIsNamed() throws IOException {
        var broken = Files.writeString(folder.resolve("broken.jsonl"), "{\"strokes\": [[[1,2],[3]]]}\n");
        var run = Run.of("", "recognize", model, broken.toString());
        assertThat(run.err()).contains("broken.jsonl:1");
        assertThat(run.code()).isEqualTo(65);
        var unlabelled = Files.writeString(folder.resolve("none.jsonl"), "{\"strokes\": [[[1,2],[3,4]]]}\n");
        assertThat(Run.of("", "evaluate", model, unlabelled.toString()).err()).contains("none.jsonl:1: no label");
        var nothing = Run.of(
                "",
                "train",
                "recognizer",
                "--train",
                unlabelled.toString(),
                "--model",
                folder.resolve("no").toString());
        assertThat(nothing.err()).contains("none of 1 has ink and a label");
        assertThat(nothing.code()).isEqualTo(65);
    }
}
