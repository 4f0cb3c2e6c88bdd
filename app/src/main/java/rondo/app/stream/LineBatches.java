// Lines of a stream in batches, handed over when the input pauses.
package rondo.app.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import rondo.basis.ConfigException;
import rondo.basis.Lines;
import rondo.basis.RondoException;

/// The lines of a stream in batches, in their order. A thread of its own reads ahead by one batch; a batch is
/// handed over when it is full, when no line has come for 20 ms, or at the end of the stream. So a file goes in
/// full batches, and who types into a pipe is answered at once.
///
/// Memory is bounded: a batch is also full when its lines have a million characters together.
public final class LineBatches implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final long CHARACTERS = 1 << 20;

    private final int size;
    private final long pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private long characters;
    private long arrival;
    private boolean ended;
    private boolean closed;
    private Optional<Throwable> failure = Optional.empty();

    /// @param lines what to read; closed when it has been read, or by the reading thread after [#close]
    /// @param size the number of lines in a full batch
    public LineBatches(Lines lines, int size) {
        this(lines, size, PAUSE);
    }

    /// @param pause after how long without a line a batch is handed over
    LineBatches(Lines lines, int size, Duration pause) {
        if (size < 1) {
            throw new ConfigException("batch: " + size + " lines; expected at least 1");
        }
        this.size = size;
        this.pause = pause.toNanos();
        Thread.ofPlatform().daemon().name("rondo-lines").start(() -> read(lines));
    }

    /// The next batch: at least one line; empty at the end of the stream. Waits for it.
    ///
    /// @throws rondo.basis.InputException if the next line is not UTF-8 or too long; all before it have been
    ///     given
    public Optional<List<String>> next() {
        lock.lock();
        try {
            await();
            if (waiting.isEmpty()) {
                failure.ifPresent(LineBatches::raise);
                return Optional.empty();
            }
            List<String> batch = new ArrayList<>(waiting);
            waiting.clear();
            characters = 0;
            room.signal();
            return Optional.of(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RondoException("input: interrupted while waiting for lines; expected their end", e);
        } finally {
            lock.unlock();
        }
    }

    /// Ends the reading; what was read ahead is lost. Does not wait for a read that has begun.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            room.signal();
        } finally {
            lock.unlock();
        }
    }

    private void await() throws InterruptedException {
        while (waiting.isEmpty() && !ended) {
            changed.await();
        }
        for (long left = left(); !full() && !ended && left > 0; left = left()) {
            changed.awaitNanos(left);
        }
    }

    /// The nanoseconds until the input has paused.
    private long left() {
        return arrival + pause - System.nanoTime();
    }

    private boolean full() {
        return waiting.size() >= size || characters >= CHARACTERS;
    }

    private void read(Lines lines) {
        Optional<Throwable> error = Optional.empty();
        try (lines) {
            for (var line = lines.next(); line.isPresent() && put(line.get()); ) {
                line = lines.next();
            }
        } catch (RuntimeException | Error | InterruptedException e) {
            error = Optional.of(e);
        }
        end(error);
    }

    /// Adds a line when there is room.
    ///
    /// @return false when no more lines are wanted
    private boolean put(String line) throws InterruptedException {
        lock.lock();
        try {
            while (full() && !closed) {
                room.await();
            }
            waiting.add(line);
            characters += line.length();
            arrival = System.nanoTime();
            changed.signal();
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void end(Optional<Throwable> error) {
        lock.lock();
        try {
            failure = error;
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private static void raise(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new RondoException("input: reading was stopped; expected its end", failure);
        }
    }
}
