// A file is replaced whole or not at all.
package rondo.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final int PART = 200_000; // bytes, more than are held back

    @TempDir
    private Path folder;

    @Test
    void theNewContentReplacesTheOld() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "old");
        AtomicFile.write(file, out -> out.write(new byte[] {'n', 'e', 'w'}));
        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("file");
    }

    @Test
    void aDiskThatIsFullInTheMiddleLeavesTheOld() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[PART]);
                    assertThat(Files.size(folder.resolve(".file.tmp")))
                            .as("written so far")
                            .isEqualTo(PART);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(RondoException.class)
                .hasMessageStartingWith(file + ": cannot be written (")
                .hasMessageEndingWith("what was there before is untouched");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("file");
    }

    @Test
    void aFailureOfAnyKindLeavesTheOld() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[PART]);
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("file");
    }
}
