// The header of a safetensors file: which tensor lies where.
package rondo.store;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import rondo.basis.FormatException;
import rondo.basis.Shown;

/// The header of a safetensors file: which tensor lies where.
///
/// @param tensors by name, in the order of their data
/// @param metadata what the writer noted
record Header(Map<String, Place> tensors, Map<String, String> metadata) {
    /// The largest header that is read or written, in bytes; the limit of the format's own library.
    static final long LARGEST = 100_000_000;

    /// The key of the metadata, which no tensor can have.
    static final String METADATA = "__metadata__";

    /// Where a tensor lies.
    ///
    /// @param begin the first of its bytes, counted from the end of the header
    /// @param end the first byte after it
    record Place(String dtype, long[] shape, long begin, long end) {}

    /// The header with its tensors sorted by their data, after checking that each has the bytes that its type
    /// and shape need and that together they fill the file without hole or overlap.
    ///
    /// @param file how errors call it
    /// @param dataBytes the bytes after the header
    Header checked(String file, long dataBytes) {
        var sorted = new LinkedHashMap<String, Place>();
        tensors.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingLong(Place::begin).thenComparingLong(Place::end)))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        long end = 0;
        for (var entry : sorted.entrySet()) {
            String name = file + ": tensor " + Shown.name(entry.getKey());
            var place = entry.getValue();
            if (place.begin != end) {
                throw new FormatException(name + ": begins at byte " + place.begin + " of the data; expected " + end
                        + ", where the tensor before it ends");
            }
            if (place.end < place.begin || place.end > dataBytes) {
                throw new FormatException(name + ": bytes " + place.begin + " to " + place.end
                        + " of the data; expected an end within its " + dataBytes + " bytes; is the file truncated?");
            }
            long expected = StoredTensor.bytes(name, place.dtype, place.shape);
            if (expected != place.end - place.begin) {
                throw new FormatException(name + ": " + (place.end - place.begin) + " bytes; expected " + expected
                        + " for its type and shape");
            }
            end = place.end;
        }
        if (end != dataBytes) {
            throw new FormatException(file + ": " + dataBytes + " bytes of data; expected " + end
                    + " as its tensors need; is the file damaged?");
        }
        return new Header(sorted, metadata);
    }
}
