// A text of lines in files, read as often as it is asked for.
package rondo.text;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import rondo.basis.Fingerprint;
import rondo.basis.Lines;

/// A text of lines in files, plain or compressed by gzip, read anew as often as it is asked for: so it takes no
/// memory, however long it is. Files follow one another; a line is as it stands there, also an empty one.
public final class PlainText implements Iterable<String> {
    private final Supplier<Reading> lines;
    private final String name;

    private PlainText(Supplier<Reading> lines, String name) {
        this.lines = lines;
        this.name = name;
    }

    /// The text of these lines.
    public static PlainText of(List<String> lines) {
        var copy = List.copyOf(lines);
        return new PlainText(() -> new Listed(copy.iterator()), "text");
    }

    /// The text of files, in this order.
    ///
    /// @throws InputException if one is not there; on reading if one cannot be read or is not UTF-8
    public static PlainText read(List<Path> files) {
        files.forEach(file -> Lines.of(file).close());
        var copy = List.copyOf(files);
        return new PlainText(() -> new InFiles(copy.iterator()), names(copy));
    }

    /// The text of a file.
    public static PlainText read(String file) {
        return read(List.of(Path.of(file)));
    }

    /// The same text; each time before a line of it is read, `action` is run, which may throw to end the reading.
    public PlainText each(Runnable action) {
        return new PlainText(() -> new Watched(lines.get(), action), name);
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

    /// Whether no line has more than white space; read as far as the first that has.
    public boolean isBlank() {
        try (var reading = lines.get()) {
            while (reading.hasNext()) {
                if (!reading.next().isBlank()) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public Iterator<String> iterator() {
        return lines.get();
    }

    private static String names(List<Path> files) {
        return files.isEmpty() ? "text" : files.getFirst() + (files.size() == 1 ? "" : ", ...");
    }

    /// One reading of a text, which closes itself at its end.
    private interface Reading extends Iterator<String>, AutoCloseable {
        @Override
        void close();
    }

    /// A reading of lines in memory.
    private record Listed(Iterator<String> lines) implements Reading {
        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public String next() {
            return lines.next();
        }

        @Override
        public void close() {}
    }

    /// A reading that runs something before each line.
    private record Watched(Reading lines, Runnable action) implements Reading {
        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public String next() {
            action.run();
            return lines.next();
        }

        @Override
        public void close() {
            lines.close();
        }
    }

    /// One reading of files, one after the other.
    private static final class InFiles implements Reading {
        private final Iterator<Path> files;
        private Optional<Lines> open = Optional.empty();
        private Optional<String> next = Optional.empty();

        InFiles(Iterator<Path> files) {
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
                    close();
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

        @Override
        public void close() {
            open.ifPresent(Lines::close);
            open = Optional.empty();
        }
    }
}
