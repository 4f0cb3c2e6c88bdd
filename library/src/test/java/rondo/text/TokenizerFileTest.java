// Tests of tokenizer.json: golden files, what is read again after writing, and damaged files.
package rondo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.FormatException;
import rondo.basis.Rng;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenizerFileTest {
    private static final List<String> GOLDEN = List.of(
            "WORDS-NFKC",
            "WORDS-NFC-lower",
            "CHARACTERS-NFKC",
            "CHARACTERS-NFC-lower",
            "UNITS-NFKC",
            "UNITS-NFC-lower");

    @TempDir
    private Path folder;

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = TokenizerFileTest.class.getResourceAsStream("golden/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private Tokenizer read(byte[] json) throws IOException {
        return TokenizerFile.read(Files.write(folder.resolve("tokenizer.json"), json));
    }

    /// The files are as Python's `tokenizers` saved them, the expected values what it gave: see
    /// `check_tokenizers.py`.
    @ParameterizedTest
    @FieldSource("GOLDEN")
    void givesTheIdsAndTextsOfPythonsLibrary(String name) throws IOException {
        Tokenizer tokenizer = read(resource(name + ".json"));
        JsonNode expected = JsonMapper.shared().readTree(resource("expected.json"));
        JsonNode outputs = expected.get("tokenizers").get(name + ".json");
        for (int i = 0; i < expected.get("texts").size(); i++) {
            String text = expected.get("texts").get(i).asString();
            int[] ids = outputs.get("ids")
                    .get(i)
                    .valueStream()
                    .mapToInt(JsonNode::asInt)
                    .toArray();
            assertThat(tokenizer.encode(text)).as(text).isEqualTo(ids);
            assertThat(tokenizer.decode(ids))
                    .as(text)
                    .isEqualTo(outputs.get("decoded").get(i).asString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrote(Segmentation segmentation) throws IOException {
        for (Normalization.Form form : Normalization.Form.values()) {
            for (boolean lowercase : new boolean[] {false, true}) {
                String text = RandomText.any(Rng.of(5), 200);
                Tokenizer written =
                        TokenizerTrainer.train(List.of(text), segmentation, new Normalization(form, lowercase), 500);
                Path file = folder.resolve("written.json");
                TokenizerFile.write(file, written);
                Tokenizer read = TokenizerFile.read(file);
                assertThat(read.segmentation()).isEqualTo(segmentation);
                assertThat(read.normalization()).isEqualTo(written.normalization());
                assertThat(read.vocabulary()).isEqualTo(written.vocabulary());
                assertThat(read.encode(text)).isEqualTo(written.encode(text));
                byte[] bytes = Files.readAllBytes(file);
                TokenizerFile.write(file, read);
                assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "type": "NFKC"             | "type": "NFD"           | normalizer
            "behavior": "Isolated"     | "behavior": "Removed"   | pre_tokenizer
            "type": "ByteFallback"     | "type": "WordPiece"     | decoder
            "post_processor": null     | "post_processor": {}    | post_processor
            "truncation": null         | "truncation": 5         | truncation
            "byte_fallback": true      | "byte_fallback": false  | byte_fallback
            "type": "BPE"              | "type": "Unigram"       | Unigram
            "special": true            | "special": false        | added_tokens
            "model":                   | "mode":                 | model: missing
            "<0x41>": 68               | "<0x41>": 69            | model.vocab
            "<0x41>": 68               | "<0x41>": -1            | each id from 0 to
            "<0x41>": 68               | "<0x41>": 99999999999   | each id from 0 to
            "<0x41>": 68               | "<0x4>": 68             | the token '<0x41>' is not in the vocabulary
            "<0x41>": 68               | "": 68                  | at least one character
            "<0x41>": 68               | "\\ud800": 68           | not JSON
            "<unk>": 0                 | "<oov>": 0              | begins with [<oov>, <s>, </s>]
            "merges":                  | "merge":                | merge
            "version"                  | "model"                 | not JSON
            """)
    void saysWhichSectionIsWrong(String good, String bad, String expected) throws IOException {
        String json = new String(resource("UNITS-NFKC.json"), StandardCharsets.UTF_8);
        assertThat(json).contains(good);
        assertThatThrownBy(() -> read(json.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad))
                        .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(folder.resolve("tokenizer.json") + ": ")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"merges\": [\"a\", ",
                "\"merges\": [\"a b c\", ",
                "\"merges\": [\" \", ",
                "\"merges\": [[\"a\"], ",
                "\"merges\": [[\"a\", 7], ",
                "\"merges\": [7, ",
                "\"merges\": [[\"a\", \"unheard\"], ",
                "\"merges\": [[\"a\", \"a\"], [\"a\", \"a\"], "
            })
    void saysWhichMergeIsWrong(String merges) throws IOException {
        String json = new String(resource("UNITS-NFKC.json"), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(json.replace("\"merges\": [", merges).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("merge");
    }

    @Test
    void refusesWhatIsNoTokenizer() {
        for (String text : List.of("", "[]", "null", "7", "{", "{}", "{} {}", "[".repeat(100_000), "\uFFFF")) {
            assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(FormatException.class);
        }
        assertThatThrownBy(() -> TokenizerFile.read(folder.resolve("absent.json")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("absent.json: cannot be read");
        assertThatThrownBy(() -> TokenizerFile.read(folder)).isInstanceOf(FormatException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aDamagedFileIsReadOrRefused(long seed) throws IOException {
        byte[] good = resource(GOLDEN.get((int) seed % GOLDEN.size()) + ".json");
        for (int i = 0; i < 100; i++) {
            byte[] bad = damaged(good, Rng.of(seed).at(i));
            try {
                Tokenizer tokenizer = read(bad);
                tokenizer.decode(tokenizer.encode("A boat, 船 7"));
            } catch (FormatException e) {
                assertThat(e).as("seed %d, file %d", seed, i).hasMessageContaining("tokenizer.json: ");
            }
        }
    }

    private static byte[] damaged(byte[] good, Rng rng) {
        byte[] bad = good.clone();
        switch (rng.below(0, 3)) {
            case 0 -> { // some bytes become others that JSON cares about
                for (int i = 0; i <= rng.below(1, 4); i++) {
                    bad[rng.below(2 * i + 2, bad.length)] = (byte) "\"{}[],:01n\\x".charAt(rng.below(2 * i + 3, 12));
                }
            }
            case 1 -> bad = Arrays.copyOf(bad, rng.below(1, bad.length));
            default -> { // a part moves elsewhere
                int length = rng.below(1, 200);
                System.arraycopy(
                        good, rng.below(2, good.length - length), bad, rng.below(3, good.length - length), length);
            }
        }
        return bad;
    }
}
