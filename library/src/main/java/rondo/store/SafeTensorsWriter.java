// Writes files of named tensors in the safetensors format.
package rondo.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import rondo.basis.AtomicFile;
import rondo.basis.FormatException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes files of named tensors in the safetensors format.
final class SafeTensorsWriter {
    private static final int ALIGNMENT = 8;
    private static final JsonFactory JSON = new JsonFactory();

    private SafeTensorsWriter() {}

    static void write(Path file, Map<String, TensorRows> tensors, Map<String, String> metadata) {
        if (tensors.containsKey(Header.METADATA)) {
            throw new FormatException(
                    file + ": tensor " + Header.METADATA + "; expected another name; the format keeps it for notes");
        }
        // A stable sort: equal element sizes keep the caller's order.
        var ordered = tensors.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingInt(TensorRows::elementBytes).reversed()))
                .toList();
        byte[] header = header(ordered, metadata);
        if (header.length > Header.LARGEST) {
            throw new FormatException(file + ": header of " + header.length + " bytes; expected at most "
                    + Header.LARGEST + "; write fewer tensors");
        }
        AtomicFile.write(file, out -> {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (var tensor : ordered) {
                tensor.getValue().writeTo(out);
            }
        });
    }

    private static byte[] header(List<Map.Entry<String, TensorRows>> tensors, Map<String, String> metadata) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectPropertyStart(Header.METADATA);
                metadata.forEach(json::writeStringProperty);
                json.writeEndObject();
            }
            long begin = 0;
            for (var tensor : tensors) {
                writePlace(json, tensor.getKey(), tensor.getValue(), begin);
                begin += tensor.getValue().bytes();
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        return bytes.toByteArray();
    }

    private static void writePlace(JsonGenerator json, String name, TensorRows tensor, long begin) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("dtype", tensor.dtype());
        writeNumbers(json, "shape", tensor.shape());
        writeNumbers(json, "data_offsets", begin, begin + tensor.bytes());
        json.writeEndObject();
    }

    private static void writeNumbers(JsonGenerator json, String name, long... numbers) {
        json.writeName(name);
        json.writeArray(numbers, 0, numbers.length);
    }
}
