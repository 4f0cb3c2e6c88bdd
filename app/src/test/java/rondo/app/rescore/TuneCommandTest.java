// rondo tune: report, weights, files, several references, bad input.
package rondo.app.rescore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.app.Run;
import rondo.rescore.feature.WeightsFile;

class TuneCommandTest {
    private static final int SENTENCES = 10;

    @TempDir
    private Path folder;

    /// The system likes what is short, though what is long is right.
    private static String list() {
        var text = new StringBuilder();
        for (int i = 0; i < SENTENCES; i++) {
            text.append(i)
                    .append(" ||| a dog ||| LM0= -1.5 W0= -2 ||| ")
                    .append(-1.5 + 2)
                    .append('\n');
            text.append(i)
                    .append(" ||| a dog runs on ||| LM0= -3.0 W0= -4 ||| ")
                    .append(-3.0 + 4 - 2)
                    .append('\n');
            text.append(i)
                    .append(" ||| a cat runs on ||| LM0= -3.5 W0= -4 ||| ")
                    .append(-3.5 + 4 - 2)
                    .append('\n');
        }
        return text.toString();
    }

    private static String reference(String line, int lines) {
        return (line + "\n").repeat(lines);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Run tune(String list, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("tune", "--nbest", list, "--threads", "1"));
        arguments.addAll(List.of("--reference", file("ref", reference("a dog runs on", SENTENCES))));
        arguments.addAll(List.of(more));
        return Run.of(list(), arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"mert,bleu", "pro,bleu", "mert,chrf", "mert,wer"})
    void reportsScoresAndWeights(String method, String metric) throws IOException {
        var run = tune(file("list", list()), "--method", method, "--metric", metric, "--tokenize", "none");
        String best = metric.equals("wer") ? "  0.00" : "100.00";
        assertThat(run.out())
                .startsWith("10 sentences, 30 hypotheses, 2 weights by " + method)
                .contains(
                        "tuned, in sample        " + best,
                        "tuned, cross-validated  " + best,
                        "5 folds\n  over the list")
                .contains("oracle, sentences       " + best, "oracle, text            " + best)
                .containsPattern("\n\nLM0= -?[0-9.E-]+\nW0= -[0-9.E-]+\n$");
        assertThat(run.err()).startsWith("fold 1 of 5: " + metric + " ").contains("\nfold 5 of 5: ");
        assertThat(run.code()).isZero();
    }

    @Test
    void writesBothFormsOfWeights() throws IOException {
        var json = folder.resolve("weights.json");
        var moses = folder.resolve("weights.ini");
        var run = tune(file("list", list()), "--folds", "0", "--output", json.toString(), "--moses", moses.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("folds").endsWith("\n\n" + Files.readString(moses));
        assertThat(WeightsFile.read(json)).isEqualTo(WeightsFile.read(moses));
    }

    @Test
    void readsStandardInputAndGzip() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(list().getBytes(StandardCharsets.UTF_8));
        }
        var file = Files.write(folder.resolve("list.gz"), packed.toByteArray()).toString();
        var plain = tune(file("list", list()));
        assertThat(plain.code()).isZero();
        assertThat(tune(file).out()).isEqualTo(plain.out());
        assertThat(tune("-").out()).isEqualTo(plain.out());
    }

    @Test
    void takesSeveralReferences() throws IOException {
        var run = tune(file("list", list()), "--reference", file("ref2", reference("a cat runs", SENTENCES)));
        assertThat(run.out()).contains("nrefs:2");
        assertThat(run.code()).isZero();
    }

    @Test
    void sentencesWithoutHypothesesAreTold() throws IOException {
        var run = tune(file("list", list().replaceAll("(?m)^[35] .*\n", "")));
        assertThat(run.err())
                .startsWith("warning: " + folder.resolve("list")
                        + ": 2 sentences without hypotheses; left out, with the references of these\n");
        assertThat(run.out()).startsWith("8 sentences");
    }

    @Test
    void referencesOfAnotherLengthAreNamed() throws IOException {
        var longer = tune(file("list", list().replaceAll("(?m)^9 .*\n", "")));
        assertThat(longer.err())
                .isEqualTo("rondo: " + folder.resolve("list") + ": lists of 9 sentences but 10 lines in "
                        + folder.resolve("ref") + "; expected as many; are these the same text?\n");
        assertThat(longer.code()).isEqualTo(65);
        var shorter = tune(file("list", list() + "10 ||| a ||| LM0= 1 W0= 1 ||| 1\n"));
        assertThat(shorter.err()).startsWith("rondo: " + folder.resolve("list") + ":31: sentence 10 but 10 lines in ");
        assertThat(shorter.code()).isEqualTo(65);
        var unequal = tune(file("list", list()), "--reference", file("ref2", reference("a", 3)));
        assertThat(unequal.err()).contains("10 lines but 3 in " + folder.resolve("ref2"));
        assertThat(unequal.code()).isEqualTo(65);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "0 ||| a ||| F= x ||| 1!65!list:1: feature F is x; expected a finite number",
                "''!65!list: empty; expected n-best lists",
                "0 ||| a ||| total= 1 ||| 1!65!feature total: the total of a list goes by this name"
            })
    void listsThatAreNoneAreNamed(String text, int code, String message) throws IOException {
        var output = folder.resolve("weights.json");
        var run = tune(file("list", text), "--output", output.toString());
        assertThat(run.err()).contains(message);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "--method mret!did you mean mert?",
                "--metric blue!did you mean bleu?",
                "--folds 1!folds: 1; expected at least 2, or 0",
                "--tokenize 14a!did you mean 13a?"
            })
    void wrongSettingsAreUsageErrors(String options, String message) throws IOException {
        var run = tune(file("list", list()), options.split(" "));
        assertThat(run.err()).contains(message);
        assertThat(run.code()).isEqualTo(2);
    }
}
