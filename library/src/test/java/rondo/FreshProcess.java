// Runs a program of a test in a process of its own.
package rondo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/// Runs a program of a test in a process of its own, for what depends on the compiler's choices: in the process of
/// the tests it has seen everything else that uses the same loops, and puts vectors on the heap that are in
/// registers where a program does one thing. Even so it sometimes chooses badly, so a few processes may be tried.
public final class FreshProcess {
    private static final int TRIES = 3;

    private FreshProcess() {}

    /// The number that a program prints, of the first process in which it is good, or of the last.
    ///
    /// @param program has a main method
    public static long number(LongPredicate good, Class<?> program, String... arguments) {
        long number = run(program, arguments);
        for (int i = 1; i < TRIES && !good.test(number); i++) {
            number = run(program, arguments);
        }
        return number;
    }

    private static long run(Class<?> program, String... arguments) {
        return number(List.of(), program, arguments);
    }

    /// The number that a program prints.
    ///
    /// @param options of its JVM
    /// @param program has a main method
    public static long number(List<String> options, Class<?> program, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(options);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
            return Long.parseLong(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
