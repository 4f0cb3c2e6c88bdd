// How often each word occurs in the training text, as a file.
package rondo.language;

import java.nio.file.Path;
import java.util.Map;
import rondo.basis.FormatException;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.store.Checkpoint;

/// How often each of V words occurs in the training text, as a safetensors file with the one tensor `counts`,
/// F64 [V]. Classes, trees and noise of output layers are made from it.
final class WordCounts {
    /// The name of the file in a model's folder.
    static final String FILE = "counts.safetensors";

    private static final double LARGEST = 1L << 53;

    private WordCounts() {}

    /// Writes the file of a folder.
    static void write(Path folder, long[] counts) {
        try (var scope = Scope.of("counts")) {
            var tensor = Tensor.empty(scope, DType.F64, counts.length);
            for (int w = 0; w < counts.length; w++) {
                tensor.set(0, w, (double) counts[w]);
            }
            Checkpoint.write(folder.resolve(FILE), Map.of("counts", tensor), Map.of());
        }
    }

    /// Reads the file of a folder.
    ///
    /// @param words V
    /// @throws FormatException if it does not hold V whole numbers
    static long[] read(Path folder, int words) {
        try (var scope = Scope.of("counts")) {
            var tensor = Tensor.empty(scope, DType.F64, words);
            Checkpoint.read(folder.resolve(FILE), Map.of("counts", tensor));
            long[] counts = new long[words];
            for (int w = 0; w < words; w++) {
                double count = tensor.get(0, w);
                if (!(count >= 0 && count <= LARGEST && count == Math.rint(count))) {
                    throw new FormatException(folder.resolve(FILE) + ": count " + count + " of word " + w
                            + "; expected a whole number; copy the whole folder again");
                }
                counts[w] = (long) count;
            }
            return counts;
        }
    }
}
