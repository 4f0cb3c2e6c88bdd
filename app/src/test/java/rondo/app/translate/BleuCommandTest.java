// rondo bleu: figures, several references, bad input.
package rondo.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;

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
    void anUnknownTokenizerIsUsageError() throws IOException {
        var run = Run.of("a\n", "bleu", "--tokenize", "14a", "--reference", file("a\n"));
        assertThat(run.err()).contains("tokenize: 14a is unknown").contains("did you mean 13a?");
        assertThat(run.code()).isEqualTo(2);
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
