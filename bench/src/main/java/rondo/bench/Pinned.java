// Runs programs on one core.
package rondo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rondo.basis.RondoException;
import tools.jackson.databind.json.JsonMapper;

/// Runs programs on one core and reads what they measured.
///
/// @param cores as `taskset` numbers them: `0`, or `0,1`
record Pinned(String cores) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Runs a main of this module in a Java like this one.
    List<Measured> java(Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(arguments);
        return run(command);
    }

    /// Runs a program that prints a line of JSON for each case.
    ///
    /// @throws RondoException if it fails; what it printed on its error output is shown there
    List<Measured> run(List<String> command) {
        var pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        var builder = new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", "1");
        try {
            var process = builder.start();
            List<Measured> measured;
            try (var reader = process.inputReader()) {
                measured = reader.lines()
                        .filter(line -> line.startsWith("{"))
                        .map(Pinned::measured)
                        .toList();
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new RondoException(command.getFirst() + ": ended with " + status + "; expected 0; run it alone: "
                        + String.join(" ", command));
            }
            return measured;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RondoException(command.getFirst() + ": interrupted", e);
        }
    }

    private static Measured measured(String line) {
        var json = JSON.readTree(line);
        var program = json.has("peer") ? json.get("peer") : json.get("program");
        return new Measured(
                program.asString(), json.get("case").asString(), json.get("ms").asDouble());
    }
}
