// Lines in batches, each with the line of another text that belongs to it.
package rondo.app.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import rondo.app.stream.LineBatches;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Shown;

/// Lines in batches, each with the line of another text that belongs to it, if there is one. Neither text is held
/// as a whole.
final class AlignedBatches implements AutoCloseable {
    private final Optional<Text> sources;
    private final LineBatches targets;
    private final String targetName;
    private long count; // of targets

    /// A text that is read along.
    ///
    /// @param name how errors call it
    record Text(Lines lines, String name) {}

    /// Lines that belong together.
    ///
    /// @param sources one for each target, empty where no text is read along
    record Batch(List<String> sources, List<String> targets) {}

    /// @param sources closed with this
    /// @param targets closed with this
    /// @param targetName how errors call them
    AlignedBatches(Optional<Text> sources, LineBatches targets, String targetName) {
        this.sources = sources;
        this.targets = targets;
        this.targetName = targetName;
    }

    /// The next batch; empty at the end of both texts.
    ///
    /// @throws InputException if one of them has fewer lines than the other
    Optional<Batch> next() {
        var batch = targets.next();
        count += batch.map(List::size).orElse(0);
        if (batch.isEmpty()) {
            sources.ifPresent(text -> {
                if (text.lines.next().isPresent()) {
                    throw unequal(text);
                }
            });
        }
        return batch.map(lines -> new Batch(sources(lines.size()), lines));
    }

    private List<String> sources(int number) {
        if (sources.isEmpty()) {
            return Collections.nCopies(number, "");
        }
        var text = sources.get();
        var read = new ArrayList<String>();
        while (read.size() < number) {
            read.add(text.lines.next().orElseThrow(() -> unequal(text)));
        }
        return read;
    }

    /// Reads both to their ends to tell their numbers of lines.
    private InputException unequal(Text text) {
        for (var batch = targets.next(); batch.isPresent(); batch = targets.next()) {
            count += batch.get().size();
        }
        while (text.lines.next().isPresent()) {
            // its reader counts
        }
        return new InputException(targetName + ": " + Shown.count(count, "line") + " but "
                + Shown.number(text.lines.number()) + " in " + text.name
                + "; expected as many; the files must be aligned line by line");
    }

    @Override
    public void close() {
        sources.ifPresent(text -> text.lines.close());
        targets.close();
    }
}
