// What the commands around a language model do with odd texts.
package rondo.app.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.app.Run;

class OddTextTest {
    private static final int LONG = 1_000_000;

    @TempDir
    private Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Run train(String text, String... more) {
        var arguments = new ArrayList<>(List.of("train", "language-model", "--train", text, "--model", path("lm")));
        arguments.addAll(List.of("--hidden", "4", "--embedding", "4", "--epochs", "1", "--precision", "f32"));
        arguments.addAll(List.of(more));
        return Run.of("", arguments.toArray(String[]::new));
    }

    private static void fails(Run run, String... parts) {
        assertThat(run.err()).contains(parts);
        assertThat(run.err().lines().filter(line -> line.startsWith("rondo: "))).hasSize(1);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"words, true", "characters, true", "bpe, true", "bpe, false"})
    void aTextWithoutAToken(String tokens, String contiguous) throws IOException {
        String[] options = {"--tokens", tokens, "--contiguous", contiguous};
        fails(train(file("empty.txt", ""), options), "empty.txt: no text in it; expected lines of text to learn from");
        fails(train(file("lines.txt", "\n \n\n"), options), "lines.txt: no text in it");
        assertThat(folder.resolve("lm/config.json")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"words, true", "words, false", "characters, true", "bpe, true"})
    void aTextOfOneToken(String tokens, String contiguous) throws IOException {
        var run = train(file("one.txt", "a"), "--tokens", tokens, "--contiguous", contiguous);
        assertThat(run.code()).as(run.err()).isZero();
        for (var command : List.of(
                List.of("perplexity", path("lm"), path("one.txt")),
                List.of("suggest", path("lm"), "a"),
                List.of("generate", path("lm"), "--length", "3"))) {
            var used = Run.of("", command.toArray(String[]::new));
            assertThat(used.code()).as(command + used.err()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"words", "bpe"})
    @Timeout(300)
    void aLineOfAMillionCharacters(String tokens) throws IOException {
        var random = new Random(1);
        var text = new StringBuilder();
        while (text.length() < LONG) {
            text.append(List.of("the ", "cat ", "sees ", "a ", "dog ").get(random.nextInt(5)));
        }
        copes(text.toString(), tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"words", "characters", "bpe"})
    @Timeout(300)
    void aWordOfAMillionCharacters(String tokens) throws IOException {
        copes("a".repeat(LONG), tokens);
    }

    private void copes(String line, String tokens) throws IOException {
        String text = file("long.txt", line + "\n");
        var run = train(text, "--tokens", tokens, "--vocabulary", "300");
        assertThat(run.code()).as(run.err()).isZero();
        var judged = Run.of("", "perplexity", path("lm"), text);
        assertThat(judged.out()).as(judged.err()).contains("characters and 1 ends of lines)");
        assertThat(Run.of(line, "suggest", path("lm")).code()).isZero();
        assertThat(Run.of("", "generate", path("lm"), "--start", line, "--length", "3")
                        .out())
                .startsWith(line);
    }

    @Test
    void bytesThatAreNotUtf8AreNamed() throws IOException {
        byte[] bad = {'a', '\n', (byte) 0xE4, '\n'};
        Files.write(folder.resolve("bad.txt"), bad);
        fails(train(path("bad.txt")), "bad.txt:2: bytes that are not UTF-8");
        assertThat(train(file("good.txt", "a b\n")).code()).isZero();
        fails(train(path("good.txt"), "--dev", path("bad.txt")), "bad.txt:2: bytes that are not UTF-8");
        fails(Run.of("", "perplexity", path("lm"), path("bad.txt")), "bad.txt:2: bytes that are not UTF-8");
        fails(Run.of(bad, "perplexity", path("lm")), "standard input:2: bytes that are not UTF-8");
        assertThat(Run.of(bad, "suggest", path("lm")).err()).contains("standard input:2: bytes that are not UTF-8");
    }

    @Test
    void aVocabularyThatKnowsAlmostNothing() throws IOException {
        var words = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            words.add("w" + (char) ('a' + i / 25) + (char) ('a' + i % 25));
        }
        var run = train(file("many.txt", String.join(" ", words) + "\n"), "--tokens", "words", "--vocabulary", "10");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("training text: 98 % of 501 tokens are unknown", "raise --vocabulary");
        assertThat(Run.of("", "perplexity", path("lm"), path("many.txt")).out()).contains("493 tokens, 98.40 %");
    }

    @Test
    void anEmptyTextToJudge() throws IOException {
        assertThat(train(file("good.txt", "a b\n")).code()).isZero();
        fails(Run.of("", "perplexity", path("lm"), file("empty.txt", "")), "empty.txt: empty; expected lines of text");
        fails(Run.of("", "perplexity", path("lm"), path("nowhere.txt")), "nowhere.txt: no such file");
    }

    @Test
    void tokensThatWereDamagedBetweenTwoTrainings() throws IOException {
        String text = file("good.txt", "a b c\n".repeat(50));
        assertThat(train(text, "--tokens", "words").code()).isZero();
        var tokens = folder.resolve("lm/train.tokens");
        byte[] sound = Files.readAllBytes(tokens);
        byte[] flipped = Arrays.copyOf(sound, sound.length);
        flipped[64] ^= 1; // still a token
        Files.write(tokens, flipped);
        assertThat(train(text, "--tokens", "words").code()).isZero();
        assertThat(Files.readAllBytes(tokens)).isEqualTo(sound);
    }
}
