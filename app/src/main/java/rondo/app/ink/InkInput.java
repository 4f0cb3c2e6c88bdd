// Which ink a command reads.
package rondo.app.ink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import rondo.app.stream.Streams;
import rondo.ink.format.InkFiles;
import rondo.ink.format.InkReading;
import rondo.ink.stroke.InkSample;

/// Which ink a command reads, and whether it is upside down.
public final class InkInput {
    @Option(
            names = "--flip",
            description = "Turn the ink upside down: for files whose y grows upwards, as that of many tablets does.")
    private boolean flip;

    /// The samples of some files.
    ///
    /// @param messages is told what was left out
    public List<InkSample> read(List<Path> files, Consumer<String> messages) {
        var samples = new ArrayList<InkSample>();
        for (var file : files) {
            try (var reading = InkFiles.read(file)) {
                reading.stream().map(this::upright).forEach(samples::add);
                tell(reading, messages);
            }
        }
        return samples;
    }

    /// Tells what was left out of what was read.
    static void tell(InkReading reading, Consumer<String> messages) {
        reading.notes().forEach(note -> messages.accept("note: " + note));
    }

    /// The samples of a file, or of standard input without one.
    InkReading open(List<Path> file, Streams streams) {
        return file.isEmpty() ? InkFiles.read(streams.in(), "standard input") : InkFiles.read(file.getFirst());
    }

    /// The sample as it is to be read.
    InkSample upright(InkSample sample) {
        return flip ? sample.ink(sample.ink().flipped()) : sample;
    }
}
