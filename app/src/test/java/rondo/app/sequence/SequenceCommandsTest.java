// Classifiers of sequences on the command line: train, classify, evaluate.
package rondo.app.sequence;

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

class SequenceCommandsTest {
    private static final String NAMES = "even\tabab\neven\tbaba\neven\tabba\nodd\tcdcd\nodd\tdccd\nodd\tdd\n";
    private static final String SERIES = "@data\n1,2,3:up\n2,3,4,5:up\n3,2,1:down\n5,4,3,2:down\n";

    @TempDir
    private static Path folder;

    private static String names = "";
    private static String series = "";

    @BeforeAll
    static void train() throws IOException {
        names = train("names", Files.writeString(folder.resolve("names.tsv"), NAMES));
        series = train("series", Files.writeString(folder.resolve("series.ts"), SERIES));
    }

    private static String train(String name, Path file) {
        var model = folder.resolve(name).toString();
        var arguments = new ArrayList<>(List.of("train", "classifier", "--train", file.toString(), "--model", model));
        arguments.addAll(List.of("--hidden", "16", "--dropout", "0", "--warmup", "1", "--learning-rate", "0.02"));
        arguments.addAll(List.of("--epochs", "60", "--pooling", "attention"));
        var run = Run.of("", arguments.toArray(String[]::new));
        assertThat(run.err()).contains("next: rondo classify " + model + " FILE");
        assertThat(run.code()).isZero();
        return model;
    }

    @Test
    void printsLabelAndProbabilityALine() {
        var run = Run.of("ab\ncd\n", "classify", names);
        assertThat(run.out()).matches("even\t[01]\\.\\d{3}\nodd\t[01]\\.\\d{3}\n");
        var json = Run.of("ab\n", "classify", names, "--json");
        assertThat(json.out())
                .matches("\\{\"label\":\"even\",\"confidence\":[0-9.]+,\"labels\":\\{\"even\":.*,\"odd\":.*}}\n");
    }

    @Test
    void explainsElementByElement() {
        var run = Run.of("abba\n", "classify", names, "--explain");
        var lines = run.out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst()).startsWith("even\t").endsWith("\trather than odd");
        assertThat(lines.get(1)).matches("  a [+-]?\\d+\\.\\d\\d [+-]*  attention [01]\\.\\d\\d");
        var json = Run.of("abba\n", "classify", names, "--explain", "--json");
        assertThat(json.out()).contains("\"elements\":[{\"element\":\"a\",\"influence\":", "\"attention\":");
    }

    @Test
    void readsSeriesAndJudges() throws IOException {
        var run = Run.of("", "classify", series, folder.resolve("series.ts").toString());
        assertThat(run.out().lines().map(line -> line.split("\t", -1)[0])).containsExactly("up", "up", "down", "down");
        var judged = Run.of("", "evaluate", series, folder.resolve("series.ts").toString());
        assertThat(judged.out())
                .startsWith("accuracy 100.0 % (95 % interval 100.0 to 100.0), macro F1 100.0 %, 4 sequences, ")
                .contains("down      2  F1 100.00");
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        var bad = Files.writeString(folder.resolve("bad.tsv"), "even abab\n").toString();
        var run = Run.of("", "evaluate", names, bad);
        assertThat(run.err()).contains("bad.tsv:1: no tab; expected a label, a tab and a text");
        assertThat(run.code()).isEqualTo(65);
        var wrong = Run.of("a\n", "classify", series);
        assertThat(wrong.err()).contains("expected rows of 1 number");
        assertThat(wrong.code()).isEqualTo(65);
    }
}
