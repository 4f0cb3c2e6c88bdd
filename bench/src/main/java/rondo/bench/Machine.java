// The machine that measures.
package rondo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The machine that measures, as Linux describes it.
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path PROCESS = Path.of("/proc/self/status");

    private Machine() {}

    /// Processor, number of cores, Java and date.
    static String describe() {
        return field(PROCESSORS, "model name") + ", " + Runtime.getRuntime().availableProcessors() + " cores; Java "
                + Runtime.version().feature() + "; " + LocalDate.now(ZoneOffset.UTC);
    }

    /// Memory of this process in MB: now, and the most there was.
    static String memory() {
        return megabytes("VmRSS") + " MB, at most " + megabytes("VmHWM") + " MB";
    }

    private static long megabytes(String field) {
        var kilobytes = field(PROCESS, field).replaceAll("[^0-9]", "");
        return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) / 1024;
    }

    private static String field(Path file, String name) {
        if (!Files.exists(file)) {
            return "unknown";
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
