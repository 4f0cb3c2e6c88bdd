// rondo bleu: figures, several references and systems, bad input.
package rondo.app.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;
import tools.jackson.databind.json.JsonMapper;

class BleuCommandTest {
    @TempDir
    private Path folder;

    @Test
    void printsTheLineOfSacrebleu() throws IOException {
        var run = Run.of(
                "The dog runs on the beach.\n", "bleu", "--reference", file("The dog is running on the beach.\n"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:rondo-0.1.0 = 42.4"
                        + " 85.7/66.7/40.0/25.0 (BP = 0.867 ratio = 0.875 hyp_len = 7 ref_len = 8)\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void takesSeveralReferencesATokenizerAndAFile() throws IOException {
        var run = Run.of(
                "not read",
                "bleu",
                "--tokenize",
                "zh",
                "--reference",
                file("我们走！\n"),
                "--reference",
                file("我们走吧。\n"),
                file("我们走吧！\n"));
        assertThat(run.out()).startsWith("BLEU|nrefs:2|case:mixed|eff:no|tok:zh|smooth:exp|version:rondo-0.1.0");
        assertThat(run.out())
                .contains(" = 70.7 100.0/75.0/66.7/50.0 (BP = 1.000 ratio = 1.000 hyp_len = 5 ref_len = 5)");
    }

    @Test
    void aLineForEachMetric() throws IOException {
        var run = Run.of(
                "The dog runs on the beach.\n",
                "bleu",
                "--metric",
                "chrf,wer",
                "--metric",
                "bleu",
                "--reference",
                file("The dog is running on the beach.\n"));
        assertThat(run.out().lines())
                .containsExactly(
                        "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:rondo-0.1.0 = 57.3",
                        "WER|nrefs:1|case:mixed|tok:none|version:rondo-0.1.0 = 28.6",
                        "BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:rondo-0.1.0 = 42.4"
                                + " 85.7/66.7/40.0/25.0 (BP = 0.867 ratio = 0.875 hyp_len = 7 ref_len = 8)");
        assertThat(run.code()).as(run.err()).isZero();
    }

    /// Files and commands stand in the docs as one types them.
    @Test
    void comparesSystemsAsTheDocsShow() throws IOException {
        var doc = Files.readString(Path.of("..", "docs", "translation.md"));
        var files = Pattern.compile("cat > (\\S+) <<'END'\n(.*?)END\n", Pattern.DOTALL)
                .matcher(doc)
                .results()
                .toList();
        assertThat(files).hasSize(3);
        for (var shown : files) {
            Files.writeString(folder.resolve(shown.group(1)), shown.group(2));
        }
        var command = Pattern.compile("\\$ ./rondo (bleu .*)\n((?s:.*?))```").matcher(doc);
        assertThat(command.find()).isTrue();
        var arguments = Arrays.stream(command.group(1).split(" "))
                .map(word -> word.endsWith(".de") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
        var run = Run.of("", arguments);
        assertThat(withoutColumns(run.out().replace(folder + File.separator, "")))
                .isEqualTo(withoutColumns(command.group(2)));
    }

    private static String withoutColumns(String table) {
        return table.replaceAll(" +", " ");
    }

    @Test
    void comparesAsJson() throws IOException {
        String reference = file("a b c d e\nf g h i j\nk l m n o\n");
        String worse = file("a b c d\nf g i\nk l m n o\n");
        var run = Run.of("", "bleu", "--json", "--metric", "wer", "--reference", reference, worse, reference);
        assertThat(run.code()).as(run.err()).isZero();
        var node = JsonMapper.shared().readTree(run.out());
        assertThat(node.get("metric").stringValue()).isEqualTo("wer");
        var systems = node.get("systems");
        assertThat(systems.get(0).get("name").stringValue()).isEqualTo(worse);
        assertThat(systems.get(0).get("score").doubleValue()).isCloseTo(20, within(1e-9));
        assertThat(systems.get(0).has("significance")).isFalse();
        var significance = systems.get(1).get("significance");
        assertThat(significance.get("difference").doubleValue()).isCloseTo(-20, within(1e-9));
        assertThat(significance.at("/interval/low").doubleValue()).isLessThan(-20);
        // Exchanges of two sentences that differ: of four kinds two keep the difference.
        assertThat(significance.get("randomisation").doubleValue()).isCloseTo(0.5, within(0.02));
    }

    @Test
    void misalignedEmptyOrBrokenInputIsDataError() throws IOException {
        String reference = file("a\nb\n");
        var shorter = Run.of("a\n", "bleu", "--reference", reference);
        assertThat(shorter.err())
                .isEqualTo("rondo: standard input: 1 lines but 2 in " + reference
                        + "; expected as many; the files must be aligned line by line\n");
        assertThat(shorter.code()).isEqualTo(65);
        var empty = Run.of("", "bleu", "--reference", reference);
        assertThat(empty.err()).isEqualTo("rondo: standard input: empty; expected one sentence a line\n");
        assertThat(empty.code()).isEqualTo(65);
        var broken = Run.of(new byte[] {'a', '\n', (byte) 0xFF, '\n'}, "bleu", "--reference", reference);
        assertThat(broken.err()).startsWith("rondo: standard input:2: bytes that are not UTF-8");
        assertThat(broken.code()).isEqualTo(65);
    }

    @Test
    void anUnknownTokenizerOrMetricIsUsageError() throws IOException {
        var run = Run.of("a\n", "bleu", "--tokenize", "14a", "--reference", file("a\n"));
        assertThat(run.err()).contains("tokenize: 14a is unknown").contains("did you mean 13a?");
        assertThat(run.code()).isEqualTo(2);
        var metric = Run.of("a\n", "bleu", "--metric", "bleu,wr", "--reference", file("a\n"));
        assertThat(metric.err()).contains("metric wr: unknown").contains("did you mean wer?");
        assertThat(metric.code()).isEqualTo(2);
    }

    @Test
    void helpShowsAnExample() {
        var run = Run.of("", "bleu", "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("rondo bleu --reference ref.de < out.de");
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "text", ".txt"), text)
                .toString();
    }
}
