// Texts of several files, plain and compressed, and how tokens become text again piece by piece.
package rondo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rondo.basis.InputException;

class PlainTextTest {
    @TempDir
    private Path folder;

    @Test
    void filesFollowOneAnotherAndAreReadAgain() throws IOException {
        var plain = Files.writeString(folder.resolve("a[1].txt"), "one\n\ntwo");
        var packed = folder.resolve("b.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("drei\nvier\n".getBytes(StandardCharsets.UTF_8));
        }
        var empty = Files.createFile(folder.resolve("empty"));
        var text = PlainText.read(List.of(plain, empty, packed));
        assertThat(text).containsExactly("one", "", "two", "drei", "vier");
        assertThat(text).hasSize(5);
        assertThat(text.name()).startsWith(plain.toString());
        assertThat(text.fingerprint())
                .isEqualTo(
                        PlainText.of(List.of("one", "", "two", "drei", "vier")).fingerprint())
                .isNotEqualTo(
                        PlainText.of(List.of("one", "two", "drei", "vier")).fingerprint());
    }

    @Test
    void aTextThatIsNotReadToItsEndIsClosed() throws IOException {
        var file = Files.writeString(folder.resolve("text"), " \none\ntwo\n");
        assertThat(PlainText.read(file.toString()).each(() -> {}).isBlank()).isFalse();
        assertThat(PlainText.of(List.of("", " \t")).isBlank()).isTrue();
        var open = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(open), "a system that tells which files are open");
        try (var links = Files.list(open)) {
            assertThat(links.filter(link -> isLinkTo(link, file))).isEmpty();
        }
    }

    private static boolean isLinkTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file.toRealPath());
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    @Test
    void whatIsNoTextIsSaid() throws IOException {
        assertThatThrownBy(() -> PlainText.read("there-is-none")).isInstanceOf(InputException.class);
        var latin = Files.write(folder.resolve("latin"), new byte[] {'a', '\n', (byte) 0xe4, '\n'});
        assertThatThrownBy(() -> PlainText.read(latin.toString()).forEach(_ -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("latin:2:");
        var broken = Files.write(folder.resolve("broken.gz"), new byte[] {0x1f, (byte) 0x8b, 9, 9, 9});
        assertThatThrownBy(() -> PlainText.read(broken.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("broken.gz");
    }

    @ParameterizedTest
    @EnumSource(Segmentation.class)
    void tokensPutTogetherAsTheyComeAreTheText(Segmentation segmentation) {
        var lines = List.of("the cat, it sees 12 dogs", "größer 🙂🙃 als", "春眠不覺曉，處處聞啼鳥。", "ends in 🙂", "");
        var tokenizer = TokenizerTrainer.train(
                List.of("the cat sees the dogs als größer 春 眠"), segmentation, Normalization.standard(), 320);
        var pieces = new Detokenizer(tokenizer);
        for (var line : lines) {
            int[] ids = tokenizer.encode(line);
            var text = new StringBuilder();
            for (int id : ids) {
                text.append(pieces.add(id));
            }
            assertThat(text.append(pieces.end()).toString()).isEqualTo(tokenizer.decode(ids));
        }
    }
}
