// The tokens of a text, in memory and in a file.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.RondoException;
import rondo.text.Normalization;
import rondo.text.PlainText;
import rondo.text.Segmentation;
import rondo.text.Tokenizer;
import rondo.text.TokenizerTrainer;
import rondo.text.Vocabulary;

class CorpusTest {
    private static final PlainText TEXT = PlainText.of(List.of("a cat", "", "a dog sees a cat"));
    private static final Tokenizer WORDS =
            TokenizerTrainer.train(TEXT, Segmentation.WORDS, Normalization.standard(), 50);
    private static final String NAME = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("train.tokens");
    }

    private Corpus cached(String name) {
        return Corpus.cached(file(), TEXT, WORDS, name);
    }

    /// The tokens of a corpus, which is closed.
    private static int[] all(Corpus corpus) {
        try (corpus) {
            return corpus.tokens(0, Math.toIntExact(corpus.size()));
        }
    }

    @Test
    void aFileHoldsWhatMemoryHolds() {
        assertThat(all(cached(NAME))).isEqualTo(all(Corpus.of(TEXT, WORDS))).hasSize(10);
    }

    @Test
    void aFileOfTheSameNameIsUsedAgain() throws IOException {
        cached(NAME).close();
        var longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file(), longAgo);
        cached(NAME).close();
        assertThat(Files.getLastModifiedTime(file())).isEqualTo(longAgo);
        cached("f".repeat(64)).close();
        assertThat(Files.getLastModifiedTime(file())).isNotEqualTo(longAgo);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 64, 68, 72, 76, 101})
    void aFileThatWasCutIsMadeAnew(int bytes) throws IOException {
        cached(NAME).close();
        byte[] sound = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(sound, bytes));
        assertThat(all(cached(NAME))).hasSize(10);
        assertThat(Files.readAllBytes(file())).isEqualTo(sound);
    }

    @Test
    void aFileOfWhichAnyBitFlippedIsMadeAnew() throws IOException {
        cached(NAME).close();
        byte[] sound = Files.readAllBytes(file());
        for (int i = 0; i < sound.length; i++) {
            byte[] flipped = sound.clone();
            flipped[i] ^= 1; // of an id: another that there is
            Files.write(file(), flipped);
            assertThat(all(cached(NAME))).as("byte %d", i).isEqualTo(all(Corpus.of(TEXT, WORDS)));
            assertThat(Files.readAllBytes(file())).isEqualTo(sound);
        }
    }

    @Test
    void aTokenThatThereIsNotIsAnErrorWithARemedy() throws IOException {
        var corpus = cached(NAME);
        try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}), 67);
        }
        assertThatThrownBy(() -> all(corpus))
                .isInstanceOf(RondoException.class)
                .hasMessageContainingAll(file().toString(), "remove it");
    }

    @Test
    void streamsHoldEachTokenOnceButForATailShorterThanTheirNumber() {
        try (var corpus =
                Corpus.of(PlainText.of(List.of("a cat sees ".repeat(40).strip())), WORDS)) {
            for (int streams = 1; streams < 9; streams++) {
                int[] seen = new int[Math.toIntExact(corpus.size())];
                for (var stretch : Stretches.streams(corpus, streams, 7)) {
                    for (int i = 0; i < stretch.length(); i++) {
                        seen[(int) stretch.from() + i]++;
                    }
                }
                long left = Arrays.stream(seen).filter(n -> n == 0).count();
                assertThat(Arrays.stream(seen).max()).hasValue(1);
                assertThat(left).as("%d streams", streams).isLessThan(streams);
            }
        }
    }

    @Test
    void linesAreReadFromTheStartOfALineAndEmptyOnesLeftOut() {
        try (var corpus = Corpus.of(TEXT, WORDS)) {
            var lines = Stretches.lines(corpus, 4);
            assertThat(lines).extracting(Stretch::length).containsExactly(3, 4, 2);
            assertThat(lines.get(0).previous(Vocabulary.START)[0]).isEqualTo(Vocabulary.START);
            assertThat(lines.get(1).previous(Vocabulary.START)[0]).isEqualTo(Vocabulary.START);
            assertThat(lines.get(2).previous(Vocabulary.START)[0])
                    .isEqualTo(lines.get(1).tokens()[3]);
        }
    }

    @Test
    void nothingIsReadFromOneThatIsClosed() {
        var inMemory = Corpus.of(TEXT, WORDS);
        var inFile = cached(NAME);
        inMemory.close();
        inFile.close();
        assertThatThrownBy(() -> inMemory.token(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> inFile.token(0)).isInstanceOf(IllegalStateException.class);
    }
}
