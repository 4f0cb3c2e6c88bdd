// Brings the oneDNN library from the class path to the disk and opens it.
package rondo.engine.kernel.onednn;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import rondo.basis.RondoException;

/// The oneDNN library and the OpenMP one that it needs beside it: entries of a jar on the class path, copied to
/// a cache folder once. A copy is compared with its entry by size and checksum before it is opened, each time,
/// because a truncated library does not fail to load: it kills the process. Copies are written aside and
/// renamed, so that processes that start together do not disturb each other.
final class NativeLibrary {
    private static final String FOLDER = "org/bytedeco/dnnl/linux-x86_64/";
    private static final String LIBRARY = "libdnnl.so.3";
    private static final List<String> FILES = List.of("libgomp.so.1", LIBRARY);

    private NativeLibrary() {}

    /// Opens the library for the life of the process.
    ///
    /// @throws RondoException with the reason and the remedy, if it is not on the class path or cannot be
    ///     opened
    /// @throws IllegalCallerException if the launch flags deny native access
    static SymbolLookup open() {
        return open(NativeLibrary.class.getClassLoader().getResource(FOLDER + LIBRARY), cacheFolder());
    }

    /// Opens the library found at `resource`, from a copy under `cache`, or where that cannot be written from a
    /// temporary one.
    static SymbolLookup open(@Nullable URL resource, Optional<Path> cache) {
        if (resource == null) {
            throw new RondoException("no oneDNN on the class path; expected it for bf16; add dev.rondo:rondo-native");
        }
        var failures = new ArrayList<String>();
        try {
            if (!(resource.openConnection() instanceof JarURLConnection connection)) {
                throw new RondoException("oneDNN found at " + resource
                        + "; expected in a jar, whose checksums it is compared with; put the jar on the class path");
            }
            connection.setUseCaches(false);
            try (var jar = connection.getJarFile()) {
                if (cache.isPresent()) {
                    try {
                        return open(extract(jar, cache.get()));
                    } catch (IOException | IllegalArgumentException e) {
                        failures.add(cache.get() + " (" + e + ")");
                    }
                }
                return openTemporary(jar);
            }
        } catch (IOException | IllegalArgumentException | UnsatisfiedLinkError e) {
            failures.add(System.getProperty("java.io.tmpdir") + " (" + e + ")");
            throw new RondoException(
                    "oneDNN cannot be opened from a copy in " + String.join(" nor ", failures)
                            + "; expected a folder with 100 MB of room from which libraries may be loaded, and glibc;"
                            + " set XDG_CACHE_HOME to one",
                    e);
        }
    }

    /// Copies the files of the jar to a folder under `cache`, where they are not there whole.
    ///
    /// @return the library
    static Path extract(JarFile jar, Path cache) throws IOException {
        var library = entry(jar, LIBRARY);
        var folder = cache.resolve("rondo").resolve("onednn-%08x".formatted(library.getCrc()));
        Files.createDirectories(folder);
        for (var name : FILES) {
            var entry = entry(jar, name);
            var file = folder.resolve(name);
            if (!whole(file, entry)) {
                copy(jar, entry, file);
            }
            if (!whole(file, entry)) {
                throw new IOException(file + ": not what was written to it; expected " + entry.getSize() + " bytes");
            }
        }
        return folder.resolve(LIBRARY);
    }

    /// The user's folder for what can be made again.
    private static Optional<Path> cacheFolder() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .or(() -> Optional.of(Path.of(System.getProperty("user.home", ""), ".cache"))
                        .filter(Path::isAbsolute));
    }

    private static JarEntry entry(JarFile jar, String name) throws IOException {
        return Optional.ofNullable(jar.getJarEntry(FOLDER + name))
                .orElseThrow(() -> new IOException(jar.getName() + ": no entry " + FOLDER + name));
    }

    /// The copies are deleted when the library is open: it stays in memory, and nothing is left behind.
    private static SymbolLookup openTemporary(JarFile jar) throws IOException {
        var folder = Files.createTempDirectory("rondo");
        try {
            return open(extract(jar, folder));
        } finally {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @SuppressWarnings("restricted") // native access is what this class is for
    private static SymbolLookup open(Path library) {
        return SymbolLookup.libraryLookup(library, Arena.global());
    }

    private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
        var folder = Optional.ofNullable(file.getParent()).orElseThrow();
        var aside = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
        try {
            try (var in = jar.getInputStream(entry)) {
                Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
            }
            try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static boolean whole(Path file, JarEntry entry) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
            return false;
        }
        var checksum = new CRC32();
        var buffer = new byte[1 << 16];
        try (var in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                checksum.update(buffer, 0, n);
            }
        }
        return checksum.getValue() == entry.getCrc();
    }
}
