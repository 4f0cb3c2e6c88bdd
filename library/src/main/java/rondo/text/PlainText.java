// A text of lines in files, read as often as it is asked for.
package rondo.text;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import rondo.basis.Fingerprint;
import rondo.basis.Lines;

/// A text of lines in files, plain or compressed by gzip, read anew as often as it is asked for: so it takes no
/// memory, however long it is. Files follow one another; a line is as it stands there, also an empty one.
public final class PlainText implements Iterable<String> {
    private final Iterable<String> lines;
    private final String name;

    private PlainText(Iterable<String> lines, String name) {
        this.lines = lines;
        this.name = name;
    }

    /// The text of these lines.
    public static PlainText of(List<String> lines) {
        return new PlainText(List.copyOf(lines), "text");
    }

    /// The text of files, in this order.
    ///
    /// @throws InputException if one is not there; on reading if one cannot be read or is not UTF-8
    public static PlainText read(List<Path> files) {
        files.forEach(file -> Lines.of(file).close());
        var copy = List.copyOf(files);
        return new PlainText(() -> new Reading(copy.iterator()), names(copy));
    }

    /// The text of a file.
    public static PlainText read(String file) {
        return read(List.of(Path.of(file)));
    }

    /// The same text; each time before a line of it is read, `action` is run, which may throw to end the reading.
    public PlainText each(Runnable action) {
        return new PlainText(() -> new Watched(iterator(), action), name);
    }

    /// How errors call it.
    public String name() {
        return name;
    }

    /// The SHA-256 of its lines.
    public String fingerprint() {
        var fingerprint = new Fingerprint();
        forEach(fingerprint::add);
        return fingerprint.hex();
    }

    @Override
    public Iterator<String> iterator() {
        return lines.iterator();
    }

    private static String names(List<Path> files) {
        return files.isEmpty() ? "text" : files.getFirst() + (files.size() == 1 ? "" : ", ...");
    }

    /// A reading that runs something before each line.
    private record Watched(Iterator<String> lines, Runnable action) implements Iterator<String> {
        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public String next() {
            action.run();
            return lines.next();
        }
    }

    /// One reading of files, one after the other.
    private static final class Reading implements Iterator<String> {
        private final Iterator<Path> files;
        private Optional<Lines> open = Optional.empty();
        private Optional<String> next = Optional.empty();

        Reading(Iterator<Path> files) {
            this.files = files;
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty()) {
                if (open.isEmpty()) {
                    if (!files.hasNext()) {
                        return false;
                    }
                    open = Optional.of(Lines.of(files.next()));
                }
                next = open.get().next();
                if (next.isEmpty()) {
                    open.get().close();
                    open = Optional.empty();
                }
            }
            return true;
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            String line = next.orElseThrow();
            next = Optional.empty();
            return line;
        }
    }
}
