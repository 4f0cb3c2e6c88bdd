// Reads a file of ink that stands in a test.
package rondo.ink.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import rondo.basis.InputException;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;
import rondo.ink.stroke.Stroke;

/// Reads a file of ink that stands in a test.
final class Reading {
    private Reading() {}

    static List<InkSample> of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<InkSample> of(byte[] bytes) {
        try (var reading = InkFiles.read(new ByteArrayInputStream(bytes), "f")) {
            return reading.stream().toList();
        }
    }

    /// The one sample of it.
    static InkSample one(String text) {
        var samples = of(text);
        if (samples.size() != 1) {
            throw new AssertionError(samples.size() + " samples");
        }
        return samples.getFirst();
    }

    /// A file of a collection, of `handwriting` in the folder of `-Drondo.data`, or in `shared/data` beside the
    /// repository; a test that asks for it is skipped where it is absent.
    static Path real(String name) {
        var data = Optional.ofNullable(System.getProperty("rondo.data"))
                .map(Path::of)
                .orElse(Path.of("").toAbsolutePath().resolve("../../shared/data"));
        var file = data.resolve("handwriting").resolve(name).normalize();
        assumeTrue(Files.exists(file), () -> file + " is absent; set -Drondo.data to the folder of test data");
        return file;
    }

    static AbstractThrowableAssert<?, ?> fails(String text) {
        return assertThatThrownBy(() -> of(text)).isInstanceOf(InputException.class);
    }

    /// A stroke through x, y, x, y, ...
    static Stroke stroke(float... numbers) {
        float[] x = new float[numbers.length / 2];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = numbers[2 * i];
            y[i] = numbers[2 * i + 1];
        }
        return Stroke.of(x, y);
    }

    static Ink ink(float... numbers) {
        return Ink.of(stroke(numbers));
    }
}
