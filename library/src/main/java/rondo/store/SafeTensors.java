// Reads and writes files of named tensors in the safetensors format.
package rondo.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import rondo.basis.FormatException;
import rondo.basis.Nearest;
import rondo.basis.Reason;
import rondo.basis.Shown;

/// An open file of named tensors in the safetensors format: eight bytes with the length of the header
/// (little-endian), the header in JSON, then the data of the tensors one after the other. The file is mapped,
/// not read: opening takes no longer for large models, and bytes come from the disk when they are looked at.
///
/// Files are read by the `safetensors` package of Python and the other way round. A file that is damaged, or
/// made to do harm, gives a [FormatException] that names it and the tensor; no more memory is taken than a few
/// times the header.
public final class SafeTensors implements AutoCloseable {
    private static final int LENGTH_BYTES = Long.BYTES;
    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final Arena arena;
    private final Map<String, StoredTensor> tensors;
    private final Map<String, String> metadata;

    private SafeTensors(String file, Arena arena, MemorySegment bytes) {
        this.file = file;
        this.arena = arena;
        long dataStart = LENGTH_BYTES + headerLength(file, bytes);
        var header = HeaderReader.read(file, headerText(file, bytes.asSlice(LENGTH_BYTES, dataStart - LENGTH_BYTES)))
                .checked(file, bytes.byteSize() - dataStart);
        var data = bytes.asSlice(dataStart);
        var found = new LinkedHashMap<String, StoredTensor>();
        header.tensors()
                .forEach((name, place) -> found.put(
                        name,
                        new StoredTensor(
                                place.dtype(),
                                place.shape(),
                                data.asSlice(place.begin(), place.end() - place.begin()))));
        this.tensors = Collections.unmodifiableMap(found);
        this.metadata = Collections.unmodifiableMap(header.metadata());
    }

    /// Opens a file.
    ///
    /// @throws FormatException if there is none or it is not a sound safetensors file
    @SuppressWarnings("MustBeClosedChecker") // what is returned owns the arena
    public static SafeTensors open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FormatException(file + ": no such file; expected a safetensors file; check the path");
        }
        var arena = Arena.ofShared();
        boolean sound = false;
        try (var channel = FileChannel.open(file)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            var opened = new SafeTensors(file.toString(), arena, bytes);
            sound = true;
            return opened;
        } catch (IOException e) {
            throw new FormatException(file + ": cannot be read (" + Reason.of(e) + "); expected a safetensors file", e);
        } finally {
            if (!sound) {
                arena.close();
            }
        }
    }

    /// Writes a file, whole or not at all; what it replaces stays until then. Tensors with larger elements come
    /// first, in the order of the map otherwise, so that each begins at a multiple of its element's bytes.
    ///
    /// @param tensors by name
    /// @param metadata notes for the reader, by name
    /// @throws FormatException if a name is not possible or there are too many tensors for one file
    /// @throws rondo.basis.RondoException if the file cannot be written
    public static void write(Path file, Map<String, StoredTensor> tensors, Map<String, String> metadata) {
        var rows = new LinkedHashMap<String, TensorRows>();
        tensors.forEach((name, tensor) -> rows.put(name, TensorRows.of(tensor)));
        SafeTensorsWriter.write(file, rows, metadata);
    }

    /// The tensors by name, in the order of their data. Their bytes may be looked at until this is closed.
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    /// The tensor of a name.
    ///
    /// @throws FormatException if there is none; the nearest name is offered
    public StoredTensor tensor(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new FormatException(file + ": no tensor " + name + "; expected one; is it the file of another model?"
                    + Nearest.to(name, tensors.keySet())
                            .map(n -> " The nearest is " + Shown.name(n) + ".")
                            .orElse(""));
        }
        return tensor;
    }

    /// What the writer noted, by name.
    public Map<String, String> metadata() {
        return metadata;
    }

    /// Unmaps the file; after that, the bytes of its tensors give an error when they are looked at.
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private static long headerLength(String file, MemorySegment bytes) {
        if (bytes.byteSize() < LENGTH_BYTES) {
            throw new FormatException(file + ": " + bytes.byteSize()
                    + " bytes; expected a safetensors file, at least 8; is it truncated?");
        }
        long length = bytes.get(LENGTH, 0);
        long most = Math.min(Header.LARGEST, bytes.byteSize() - LENGTH_BYTES);
        if (length < 0 || length > most) {
            throw new FormatException(file + ": header of " + Long.toUnsignedString(length)
                    + " bytes; expected at most " + most + "; is it a safetensors file, or truncated?");
        }
        return length;
    }

    private static String headerText(String file, MemorySegment header) {
        if (header.byteSize() == 0 || header.get(ValueLayout.JAVA_BYTE, 0) != '{') {
            throw new FormatException(file + ": header does not begin with {; expected a safetensors file");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.toArray(ValueLayout.JAVA_BYTE)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FormatException(file + ": header is not UTF-8; expected a safetensors file; is it damaged?", e);
        }
    }
}
