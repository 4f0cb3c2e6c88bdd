// Why a file could not be read or written, in words.
package rondo.basis;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Why a file could not be read or written, in words: what the platform reports is often the bare path.
public final class Reason {
    private Reason() {}

    /// The reason of a failure, for the brackets of a message.
    public static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException file -> file.getFile() + " is a file";
            case NotDirectoryException file -> file.getFile() + " is no folder";
            case NoSuchFileException file -> "there is no " + file.getFile();
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
