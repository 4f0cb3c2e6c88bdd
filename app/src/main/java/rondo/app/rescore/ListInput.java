// The n-best lists that a command reads, as an option.
package rondo.app.rescore;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import rondo.app.stream.Streams;
import rondo.basis.Lines;
import rondo.basis.Shown;
import rondo.text.nbest.NBestReader;

/// The n-best lists that a command reads, from a file or standard input.
final class ListInput {
    @Option(
            names = "--nbest",
            required = true,
            paramLabel = "FILE",
            description = "The n-best lists, those of a sentence together; - for standard input.")
    private Path file = Path.of("-");

    /// Opens them.
    NBestReader open(Streams streams) {
        return piped() ? new NBestReader(new Lines(streams.in(), name())) : NBestReader.of(file);
    }

    /// How messages call them.
    String name() {
        return piped() ? "standard input" : file.toString();
    }

    private boolean piped() {
        return file.toString().equals("-");
    }

    /// Tells of sentences that have no hypotheses, if there are.
    ///
    /// @param outcome what happens to them
    void warnOfSkipped(long sentences, String outcome, Streams streams) {
        if (sentences > 0) {
            warn(Shown.count(sentences, "sentence") + " without hypotheses; " + outcome, streams);
        }
    }

    /// Tells of weights whose features the lists do not have.
    void warnOfUnused(String names, Streams streams) {
        warn("no feature " + names + ", of which there are weights; expected all for which they were tuned", streams);
    }

    private void warn(String message, Streams streams) {
        streams.err().println("warning: " + name() + ": " + message);
    }
}
