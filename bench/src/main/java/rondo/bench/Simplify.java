// Turns Traditional Chinese characters into Simplified ones.
package rondo.bench;

import com.ibm.icu.text.Transliterator;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import rondo.basis.Lines;

/// Turns Traditional Chinese characters into Simplified ones by ICU's `Traditional-Simplified`: character by
/// character, and everything else stays as it is. Standard input to standard output:
/// `bench/run simplify < pairs.tsv`.
public final class Simplify {
    private Simplify() {}

    /// Simplifies each line.
    public static void main(String[] words) throws IOException {
        var simplified = Transliterator.getInstance("Traditional-Simplified");
        try (var lines = new Lines(System.in, "standard input");
                var out = new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                out.write(simplified.transliterate(line.get()));
                out.write('\n');
            }
        }
    }
}
