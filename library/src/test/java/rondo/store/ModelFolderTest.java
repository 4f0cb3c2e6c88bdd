// The config.json of a model is read as it was written, or refused.
package rondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.FormatException;
import rondo.basis.Rng;
import rondo.basis.RondoException;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

class ModelFolderTest {
    private static final ModelFolder ABOUT = new ModelFolder(
            "translator",
            "0123abc",
            Map.of("cell", "gru", "hidden", "256", "rate", "1.0E-5", "tied", "true", "seed", "-9223372036854775808"),
            Map.of("rondo", "0.10", "java", "25.10", "sum", "000000000000000123", "name", "\"ü\n"),
            Map.of("tokenizer.json", "0f".repeat(32)));

    @TempDir
    private Path folder;

    @Test
    void isReadAsItWasWritten() {
        ABOUT.write(folder);
        assertThat(ModelFolder.read(folder)).isEqualTo(ABOUT);
        assertThat(ModelFolder.exists(folder)).isTrue();
        assertThat(ABOUT.expect("translator", folder)).isSameAs(ABOUT);
    }

    /// Whatever a number looks like, its text comes back.
    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "007", "1.0", "1.50", "0.1", "1e5", "1.0E10", "-0.0", "1.0E-400", "9.9E307", "+1", "."
            })
    void numbersKeepTheirText(String text) {
        new ModelFolder("a", "b", Map.of("n", text), Map.of()).write(folder);
        assertThat(ModelFolder.read(folder).recipe()).containsEntry("n", text);
    }

    @Test
    void anotherKindIsRefused() {
        assertThatThrownBy(() -> ABOUT.expect("tagger", folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a model of kind translator; expected a tagger");
    }

    @Test
    void noFolderIsRefused() throws IOException {
        assertThatThrownBy(() -> ModelFolder.read(folder.resolve("nowhere")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("no model here");
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> ModelFolder.create(file.resolve("below")))
                .isInstanceOf(RondoException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void weightsAreCheckedBeforeTheyAreRead() {
        try (var scope = Scope.of("weights")) {
            ABOUT.writeWeights(folder, Map.of("w", Tensor.zeros(scope, DType.F32, 2, 3)));
            ABOUT.checkWeights(folder, Map.of("w", Shape.of(2, 3)));
            assertRefused(Map.of("w", Shape.of(3, 2)), "tensor w is F32 [2, 3]; expected F32 [3, 2]");
            assertRefused(Map.of("v", Shape.of(2, 3)), "v");
            assertRefused(Map.of(), "tensor w has no place here");
            var other = new ModelFolder("translator", "other", Map.of(), Map.of());
            assertThatThrownBy(() -> other.checkWeights(folder, Map.of("w", Shape.of(2, 3))))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("weights of model 0123abc; expected those of other");
        }
    }

    private void assertRefused(Map<String, Shape> shapes, String expected) {
        assertThatThrownBy(() -> ABOUT.checkWeights(folder, shapes))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void mutatedFilesAreReadOrRefused() throws IOException {
        ABOUT.write(folder);
        var file = folder.resolve("config.json");
        byte[] whole = Files.readAllBytes(file);
        for (int seed = 0; seed < 500; seed++) {
            Files.write(file, mutated(whole, Rng.of(seed)));
            try {
                assertThat(ModelFolder.read(folder)).isNotNull();
            } catch (FormatException e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining("expected");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /// Bytes changed, a piece taken out, put in again, or the end cut off.
    private static byte[] mutated(byte[] whole, Rng rng) {
        byte[] bytes = whole.clone();
        int at = rng.below(0, bytes.length);
        switch (rng.below(1, 4)) {
            case 0 -> bytes[at] = (byte) rng.below(2, 256);
            case 1 -> bytes = Arrays.copyOf(bytes, at);
            case 2 -> {
                int from = rng.below(2, bytes.length);
                System.arraycopy(whole, Math.min(at, from), bytes, 0, Math.abs(at - from));
            }
            default -> {
                for (int i = 0; i < 20; i++) {
                    bytes[rng.below(2 + i, bytes.length)] =
                            (byte) "{}[]\",:0919eE-.nult\\".charAt(rng.below(40 + i, 20));
                }
            }
        }
        return bytes;
    }
}
