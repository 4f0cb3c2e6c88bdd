// The samples of a file, one after the other.
package rondo.ink.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import rondo.basis.InputException;
import rondo.basis.Reason;
import rondo.ink.stroke.InkSample;

/// The samples of a file, read one after the other as they are asked for, once. To be closed.
public final class InkReading implements Iterator<InkSample>, AutoCloseable {
    private final InputStream in;
    private final String name;
    private final InkFormat format;
    private final SampleReader reader;
    private Optional<InkSample> next = Optional.empty();
    private boolean ended;

    InkReading(InputStream in, String name, InkFormat format, SampleReader reader) {
        this.in = in;
        this.name = name;
        this.format = format;
        this.reader = reader;
    }

    /// The format of the file.
    public InkFormat format() {
        return format;
    }

    /// What was left out of what was read so far, a line each.
    public List<String> notes() {
        return reader.notes();
    }

    /// Whether there is another sample.
    ///
    /// @throws InputException if what follows is not in the format of the file; there is none after that
    @Override
    public boolean hasNext() {
        if (next.isEmpty() && !ended) {
            ended = true; // should it fail
            next = reader.next();
            ended = next.isEmpty();
        }
        return next.isPresent();
    }

    /// The next sample.
    ///
    /// @throws InputException as [#hasNext()]
    @Override
    public InkSample next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var sample = next.orElseThrow();
        next = Optional.empty();
        return sample;
    }

    /// The samples that are left as a stream, which is lazy and closes this when it is closed.
    public Stream<InkSample> stream() {
        var samples = Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(samples, false).onClose(this::close);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read (" + Reason.of(e) + "); expected a file of ink", e);
        }
    }
}
