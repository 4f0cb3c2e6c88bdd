// Compares the folders of two trainings.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rondo.store.SafeTensors;

/// Compares the folders of two trainings.
public final class TrainedFolders {
    private TrainedFolders() {}

    /// Checks that files and all tensors of the training's state are the same to the bit.
    ///
    /// @param files of the folders that are to be the same
    /// @param seed that decided where one was cut, for messages
    public static void same(Path a, Path b, List<String> files, long seed) throws IOException {
        for (var file : files) {
            assertThat(Files.mismatch(a.resolve(file), b.resolve(file)))
                    .as("first byte of %s that differs, seed %d", file, seed)
                    .isEqualTo(-1);
        }
        try (var one = SafeTensors.open(a.resolve(Trainer.STATE));
                var other = SafeTensors.open(b.resolve(Trainer.STATE))) {
            assertThat(other.tensors().keySet()).isEqualTo(one.tensors().keySet());
            one.tensors()
                    .forEach((name, tensor) -> assertThat(
                                    other.tensor(name).data().mismatch(tensor.data()))
                            .as("first byte of %s that differs, seed %d", name, seed)
                            .isEqualTo(-1));
        }
    }
}
