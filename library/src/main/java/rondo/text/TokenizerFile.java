// Reads and writes tokenizer.json.
package rondo.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import rondo.basis.AtomicFile;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.basis.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes `tokenizer.json`, the file of the Hugging Face `tokenizers` library. That library gives
/// the same ids with the same file. One thing differs by design: a special token that is spelled out in a
/// text, such as `</s>`, is ordinary text here, which in Python is `tokenizer.encode_special_tokens = True`.
/// The two may also differ for characters that are newer than the version of Unicode that one of them knows.
///
/// Files of other programs can be read if they cut text in one of the ways of [Segmentation] and
/// [Normalization].
public final class TokenizerFile {
    private static final int MAXIMUM_BYTES = 64 << 20;
    private static final StreamReadConstraints ANY_TOKEN = StreamReadConstraints.builder()
            .maxNameLength(MAXIMUM_BYTES)
            .maxStringLength(MAXIMUM_BYTES)
            .build(); // a line without blanks is one word
    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(ANY_TOKEN).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private TokenizerFile() {}

    /// Writes a tokenizer; the file is replaced whole or not at all.
    ///
    /// @throws InputException if its tokens are so long that the file could not be read again
    /// @throws rondo.basis.RondoException if it cannot be written
    public static void write(Path file, Tokenizer tokenizer) {
        byte[] bytes = MAPPER.writer().with(lines()).writeValueAsBytes(json(tokenizer));
        if (bytes.length > MAXIMUM_BYTES) {
            throw new InputException(file + ": tokens of " + bytes.length + " bytes; expected at most " + MAXIMUM_BYTES
                    + "; the text has very long words, take a smaller vocabulary or other tokens");
        }
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /// Reads a tokenizer.
    ///
    /// @throws FormatException if there is no such file, or it is not a `tokenizer.json`, damaged, or of a
    ///     kind that is not known here
    public static Tokenizer read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAXIMUM_BYTES + 1);
            if (bytes.length > MAXIMUM_BYTES) {
                throw new FormatException(
                        file + ": more than " + MAXIMUM_BYTES + " bytes; expected a tokenizer.json; check the path");
            }
            return new TokenizerReader(file.toString()).read(MAPPER.readTree(bytes));
        } catch (IOException e) {
            throw new FormatException(
                    file + ": cannot be read (" + Reason.of(e) + "); expected a tokenizer.json; check the path", e);
        } catch (JacksonException e) {
            throw new FormatException(
                    file + ": not JSON (" + e.getOriginalMessage() + "); expected a tokenizer.json; write it again", e);
        }
    }

    private static JsonNode json(Tokenizer tokenizer) {
        Segmentation segmentation = tokenizer.segmentation();
        ObjectNode json = MAPPER.createObjectNode()
                .put("version", TokenizerFormat.VERSION)
                .putNull("truncation")
                .putNull("padding");
        json.set("added_tokens", TokenizerFormat.addedTokens());
        json.set("normalizer", TokenizerFormat.normalizer(tokenizer.normalization(), segmentation));
        json.set("pre_tokenizer", TokenizerFormat.preTokenizer(segmentation));
        json.putNull("post_processor");
        json.set("decoder", TokenizerFormat.decoder(segmentation));
        ObjectNode model = TokenizerFormat.model(segmentation);
        ObjectNode vocabulary = model.putObject("vocab");
        tokenizer.vocabulary().tokens().forEach(token -> vocabulary.put(token, vocabulary.size()));
        if (tokenizer instanceof BytePairTokenizer units) {
            ArrayNode merges = model.putArray("merges");
            units.merges().forEach(merge -> merges.add(merge.left() + " " + merge.right()));
        }
        json.set("model", model);
        return json;
    }

    private static PrettyPrinter lines() {
        var oneALine = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(oneALine).withArrayIndenter(oneALine);
    }
}
