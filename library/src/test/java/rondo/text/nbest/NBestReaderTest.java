// Reading of n-best lists: sentence by sentence, byte for byte, in bounded memory; what is wrong is named.
package rondo.text.nbest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.SharedData;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Rng;

class NBestReaderTest {
    private static final String MOSES = "rescoring/moses-fr-en.nbest";
    private static final int CASES = 1000;

    @TempDir
    private Path folder;

    private static NBestReader reader(byte[] bytes) {
        return new NBestReader(new Lines(new ByteArrayInputStream(bytes), "list"));
    }

    private static NBestReader reader(String text) {
        return reader(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<NBestList> all(NBestReader reader) {
        try (reader) {
            var lists = new ArrayList<NBestList>();
            for (var list = reader.next(); list.isPresent(); list = reader.next()) {
                lists.add(list.get());
            }
            return lists;
        }
    }

    private static String written(List<NBestList> lists) {
        var text = new StringBuilder();
        lists.forEach(text::append);
        return text.toString();
    }

    @Test
    void givesTheListOfEachSentence() {
        var reader = reader("1 ||| a ||| F= 1 ||| 1\n1 ||| b ||| F= 2 ||| 0\n4 ||| c ||| F= 3 ||| 1");
        var lists = all(reader);
        assertThat(lists).extracting(NBestList::sentence).containsExactly(1L, 4L);
        assertThat(lists).extracting(NBestList::texts).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(reader.skipped()).isEqualTo(3);
        assertThat(lists.getFirst().ordered(1, 0).texts()).containsExactly("b", "a");
    }

    @Test
    void linesInAnotherOrderKeepTheirEnds() {
        var list =
                all(reader("0 ||| a ||| F= 1 ||| 1\r\n0 ||| b ||| F= 2 ||| 0")).getFirst();
        assertThat(list.ordered(1, 0)).hasToString("0 ||| b ||| F= 2 ||| 0\n0 ||| a ||| F= 1 ||| 1\r\n");
    }

    @Test
    void aRealListIsWrittenBackByteForByte() throws IOException {
        var file = SharedData.file(MOSES);
        byte[] bytes = Files.readAllBytes(file);
        var lists = all(NBestReader.of(file));
        assertThat(lists)
                .hasSize(50)
                .allSatisfy(list -> assertThat(list.lines()).hasSize(100));
        assertThat(written(lists).getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
        var line = lists.getFirst().lines().getFirst();
        assertThat(line.text()).isEqualTo("this should also be there is looking further .");
        assertThat(line.features().keySet()).containsExactly("d", "lm", "tm", "w");
        assertThat(line.features().get("tm")).containsExactly(-67.6349, -100.438, -27.6817, -23.4685, 8.99907);
        assertThat(line.total()).isEqualTo(-14.6262);
        var more = lists.stream()
                .flatMap(list -> list.lines().stream())
                .map(each -> each.with("Rondo0", -12.34).whole())
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        assertThat(more).hasSize(bytes.length + 5000 * " Rondo0: -12.34".length());
        assertThat(more.replace(" Rondo0: -12.34", "").getBytes(StandardCharsets.UTF_8))
                .isEqualTo(bytes);
    }

    @Test
    void readsWhatGzipHasPacked() throws IOException {
        var file = folder.resolve("list.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("0 ||| ä ||| F= 1 ||| 1\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(all(NBestReader.of(file)).getFirst().texts()).containsExactly("ä");
    }

    @Test
    void whatIsReadIsNotKept() {
        var reader = reader("0 ||| a ||| F= 1 ||| 1\n1 ||| b ||| F= 1 ||| 1\n2 ||| c ||| F= 1 ||| 1\n");
        var first = new WeakReference<>(reader.next().orElseThrow());
        assertThat(reader.next().orElseThrow().texts()).containsExactly("b");
        System.gc();
        assertThat(first.get()).isNull();
        assertThat(reader.next().orElseThrow().texts()).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "0 ||| a ||| F= 1 ||| 1/2 ||| a ||| F= 1 ||| 1/0 ||| a ||| F= 1 ||| 1!list:3: sentence 0 after 2; expected",
                "0 ||| a ||| F= 1 ||| 1/5 ||| a ||| F= 1 ||| 1!list:2: sentence 5 but 5 lines in source.fr; expected",
                "0 ||| a ||| F= 1 ||| 1/1 ||| a ||| F= 1 2 ||| 1!list:2: feature F has 2 values; expected 1 as on the lines",
                "0 ||| a ||| F= 1 ||| 1//!list:2: 1 field; expected at least 4",
                "0 ||| a ||| F= 1 ||| 1/0 ||| a ||| F= nan ||| 1!list:2: feature F is nan; expected a finite number"
            })
    void whatIsWrongIsNamedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> all(reader(text.replace('/', '\n')).within(5, "source.fr")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aLineWithoutEndIsAnError() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] to, int from, int count) {
                Arrays.fill(to, from, from + count, (byte) 'a');
                return count;
            }
        };
        assertThatThrownBy(() -> all(new NBestReader(new Lines(endless, "list"))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("list:1: a line of more than 16777216 bytes");
    }

    @Test
    void damagedListsAreReadOrNamed() throws IOException {
        byte[] bytes = Arrays.copyOf(Files.readAllBytes(SharedData.file(MOSES)), 60_000);
        damaged(bytes);
    }

    @Test
    void damagedLinesAreReadOrNamed() throws IOException {
        var text = new ByteArrayOutputStream();
        for (int i = 0; i < 20; i++) {
            text.write((i / 3 + " ||| hyp ö " + i + " ||| 0-0 1-1 ||| F0= -1." + i + " LM=2e-3 ||| -" + i + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        damaged(text.toByteArray());
    }

    /// Some bytes are exchanged, left out or repeated.
    private static void damaged(byte[] bytes) {
        for (int seed = 0; seed < CASES; seed++) {
            var rng = Rng.of(seed).at("damage");
            int from = lineStart(bytes, rng.below(0, Math.max(1, bytes.length - 600)));
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 600));
            for (int i = 0; i <= rng.below(1, 4); i++) {
                var at = rng.at(i);
                piece = damaged(piece, at);
            }
            byte[] whole = piece;
            String name = "seed " + seed;
            assertThatCode(() -> {
                        try {
                            byte[] again = written(all(reader(whole))).getBytes(StandardCharsets.UTF_8);
                            assertThat(again).as(name).isEqualTo(whole);
                        } catch (InputException e) {
                            assertThat(e.getMessage()).as(name).startsWith("list:");
                        }
                    })
                    .as(name)
                    .doesNotThrowAnyException();
        }
    }

    private static int lineStart(byte[] bytes, int place) {
        int start = place;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static byte[] damaged(byte[] piece, Rng rng) {
        int place = rng.below(0, piece.length);
        int kind = rng.below(1, 3);
        if (kind < 2) {
            String signs = "|: =-.\n\r\t\u00e4e0\u0000";
            piece[place] = (byte) (kind == 0 ? signs.charAt(rng.below(2, signs.length())) : rng.below(3, 256));
            return piece;
        }
        int to = Math.min(piece.length, place + rng.below(4, 40));
        var out = new ByteArrayOutputStream();
        out.write(piece, 0, place);
        out.write(piece, to, piece.length - to);
        return out.size() == 0 ? piece : out.toByteArray();
    }
}
