// Data that stands beside the repository.
package rondo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Data that stands beside the repository, in the folder `-Drondo.data` or `shared/data`. A test that asks for what is
/// absent is skipped.
public final class SharedData {
    private SharedData() {}

    /// The content of a file of JSON.
    ///
    /// @param path in that folder
    public static JsonNode json(String path) {
        return JsonMapper.shared().readTree(file(path).toFile());
    }

    /// A file.
    ///
    /// @param path in that folder
    public static Path file(String path) {
        var data = Optional.ofNullable(System.getProperty("rondo.data"))
                .map(Path::of)
                .orElse(Path.of("").toAbsolutePath().resolve("../../shared/data"));
        var file = data.resolve(path).normalize();
        assumeTrue(Files.exists(file), () -> file + " is absent; set -Drondo.data to the folder of test data");
        return file;
    }
}
