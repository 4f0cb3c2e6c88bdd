// Keeps a folder to one training at a time.
package rondo.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rondo.basis.Reason;
import rondo.basis.RondoException;

/// Keeps a folder to one training at a time, in this process and in others. The lock is on the file `.lock`,
/// which stays behind when the lock is given back; the system gives it back for a process that dies.
public final class FolderLock implements AutoCloseable {
    private static final String NAME = ".lock";

    /// What this process holds: it must not open such a file again, since closing it would give the lock back.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;
    private final boolean made;

    /// @param made whether the folder was not there before
    private FolderLock(Path folder, FileChannel channel, boolean made) {
        this.folder = folder;
        this.channel = channel;
        this.made = made;
    }

    /// Locks a folder, which is made if it is not there; it is gone again if nothing was written into it until
    /// [#close].
    ///
    /// @throws RondoException if it is locked already, or no lock can be had there
    public static FolderLock of(Path folder) {
        boolean made = !Files.exists(folder);
        ModelFolder.create(folder);
        try {
            var real = folder.toRealPath();
            if (!HELD.add(real)) {
                throw busy(folder);
            }
            boolean locked = false;
            try {
                var lock = new FolderLock(real, locked(folder), made);
                locked = true;
                return lock;
            } finally {
                if (!locked) {
                    HELD.remove(real);
                }
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw busy(folder);
        }
        return channel;
    }

    @Override
    public void close() {
        try (channel) {
            if (made && isEmpty()) {
                Files.delete(folder.resolve(NAME));
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw failed(folder, e);
        } finally {
            HELD.remove(folder);
        }
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(NAME));
        }
    }

    private static RondoException busy(Path folder) {
        return new RondoException(folder + ": another training is at work here; expected a folder of its own;"
                + " wait for its end, or train into another folder");
    }

    private static RondoException failed(Path folder, IOException e) {
        return new RondoException(
                folder + ": cannot be locked (" + Reason.of(e)
                        + "); expected a folder that may be written; take another one, or allow it",
                e);
    }
}
