// Keeps a folder to one training at a time.
package rondo.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import rondo.basis.RondoException;

/// Keeps a folder to one training at a time, in this process and in others. The lock is on the file `.lock`,
/// which stays behind when the lock is given back; the system gives it back for a process that dies.
public final class FolderLock implements AutoCloseable {
    private static final String NAME = ".lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Locks a folder, which is made if it is not there.
    ///
    /// @throws RondoException if it is locked already, or no lock can be had there
    @SuppressWarnings("resource") // closed with this
    public static FolderLock of(Path folder) {
        ModelFolder.create(folder);
        try {
            var lock = new FolderLock(FileChannel.open(
                    folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            if (!lock.taken()) {
                lock.close();
                throw new RondoException(folder + ": another training is at work here; expected a folder of its own;"
                        + " wait for its end, or train into another folder");
            }
            return lock;
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private boolean taken() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // by another training of this process
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(Path.of(NAME), e);
        }
    }

    private static RondoException failed(Path place, IOException e) {
        return new RondoException(
                place + ": cannot be locked (" + e.getMessage() + "); expected a folder that may be written", e);
    }
}
