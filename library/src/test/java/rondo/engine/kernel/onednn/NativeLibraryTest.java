// Tests that a library is copied whole, repaired, and never opened when it is not whole.
package rondo.engine.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.RondoException;

class NativeLibraryTest {
    private static final String FOLDER = "org/bytedeco/dnnl/linux-x86_64/";
    private static final String LIBRARY = "not a library".repeat(1000);
    private static final String LONGER = "longer than what was there before";

    @TempDir
    private Path folder;

    private Path jar(Map<String, String> files) throws IOException {
        var path = folder.resolve("natives.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(path))) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new JarEntry(FOLDER + file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return path;
    }

    private Path wholeJar() throws IOException {
        return jar(Map.of("libdnnl.so.3", LIBRARY, "libgomp.so.1", "nor this"));
    }

    private static URL url(Path jar) throws IOException {
        return URI.create("jar:" + jar.toUri() + "!/" + FOLDER + "libdnnl.so.3").toURL();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "truncated", LONGER})
    void repairsACopyThatIsNotWhole(String content) throws IOException {
        try (var jar = new JarFile(wholeJar().toFile())) {
            var library = NativeLibrary.extract(jar, folder);
            Files.writeString(library, content);
            Files.writeString(library.resolveSibling("libgomp.so.1"), "nor thiz");
            assertThat(NativeLibrary.extract(jar, folder)).isEqualTo(library).hasContent(LIBRARY);
            assertThat(library.resolveSibling("libgomp.so.1")).hasContent("nor this");
            try (var files = Files.list(library.getParent())) {
                assertThat(files).as("nothing is left aside").hasSize(2);
            }
        }
    }

    @Test
    void keepsACopyThatIsWhole() throws IOException {
        try (var jar = new JarFile(wholeJar().toFile())) {
            var library = NativeLibrary.extract(jar, folder);
            var key = Files.readAttributes(library, BasicFileAttributes.class).fileKey();
            NativeLibrary.extract(jar, folder);
            assertThat(Files.readAttributes(library, BasicFileAttributes.class).fileKey())
                    .isEqualTo(key);
        }
    }

    @Test
    void refusesWhatIsNoLibrary() throws IOException {
        var jar = url(wholeJar());
        assertThatThrownBy(() -> NativeLibrary.open(jar, Optional.of(folder)))
                .isInstanceOf(RondoException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("XDG_CACHE_HOME");
    }

    @Test
    void refusesAJarWithoutOpenMp() throws IOException {
        var jar = url(jar(Map.of("libdnnl.so.3", LIBRARY)));
        assertThatThrownBy(() -> NativeLibrary.open(jar, Optional.empty()))
                .isInstanceOf(RondoException.class)
                .hasMessageContaining("libgomp.so.1");
    }

    @Test
    void refusesWhatIsNotInAJar() throws IOException {
        var file = Files.writeString(folder.resolve("libdnnl.so.3"), LIBRARY)
                .toUri()
                .toURL();
        assertThatThrownBy(() -> NativeLibrary.open(file, Optional.of(folder)))
                .isInstanceOf(RondoException.class)
                .hasMessageContaining("expected in a jar");
    }

    @Test
    void saysWhatToAddWhereThereIsNone() {
        assertThatThrownBy(() -> NativeLibrary.open(null, Optional.of(folder)))
                .isInstanceOf(RondoException.class)
                .hasMessageContaining("add dev.rondo:rondo-native");
    }

    @Test
    void opensATemporaryCopyWhereTheCacheCannotBeWritten() throws IOException {
        var resource = NativeLibrary.class.getClassLoader().getResource(FOLDER + "libdnnl.so.3");
        assumeTrue(resource != null, "rondo-native has no natives for this platform");
        var noFolder = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(NativeLibrary.open(resource, Optional.of(noFolder)).find("dnnl_version"))
                .isPresent();
    }
}
