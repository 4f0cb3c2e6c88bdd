// Tests of ParallelText.
package rondo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.basis.InputException;

class ParallelTextTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void readsTwoFiles() throws IOException {
        ParallelText text =
                ParallelText.read(file("a.en", "\uFEFFa dog\r\nthe cat \n"), file("a.de", "ein Hund\ndie Katze"));
        assertThat(text).containsExactly(new Pair("a dog", "ein Hund"), new Pair("the cat", "die Katze"));
        assertThat(text.sources()).containsExactly("a dog", "the cat");
        assertThat(text.targets()).containsExactly("ein Hund", "die Katze");
        assertThat(text.warnings()).isEmpty();
    }

    @Test
    void readsOneFile() throws IOException {
        ParallelText text = ParallelText.read(file("a.tsv", "a dog\t一条狗\n\nthe cat\t猫\n"));
        assertThat(text).containsExactly(new Pair("a dog", "一条狗"), new Pair("the cat", "猫"));
        assertThat(text.warnings())
                .containsExactly(folder.resolve("a.tsv") + ": 1 pair left out: a side is empty (line 2)");
    }

    @Test
    void leavesOutAndCountsEmptyAndLongLines() throws IOException {
        String long1 = "x".repeat(2001);
        Path source = file("a.en", "a\n\n" + long1 + "\n" + long1 + "\nb\n" + " \n".repeat(1500));
        Path target = file("a.de", "A\nB\nC\n" + long1 + "\n\n" + "D\n".repeat(1500));
        ParallelText text = ParallelText.read(source, target);
        assertThat(text).containsExactly(new Pair("a", "A"));
        assertThat(text.warnings())
                .containsExactly(
                        source + ", " + target + ": 1,502 pairs left out: a side is empty (lines 2, 5, 6, 7, 8, ...)",
                        source + ", " + target
                                + ": 2 pairs left out: a side has more than 2,000 characters (lines 3, 4)");
        assertThat(ParallelText.read(source, target, 2001)).hasSize(3);
    }

    @Test
    void filesOfDifferentLengthAreAnError() throws IOException {
        Path longer = file("train.en", "a\n".repeat(29000));
        Path shorter = file("train.de", "b\n".repeat(28999));
        String message = shorter + ":28999: 29,000 lines in " + longer
                + " but 28,999 here; the files must be aligned line by line";
        assertThatThrownBy(() -> ParallelText.read(longer, shorter))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> ParallelText.read(shorter, longer)).hasMessage(message);
    }

    @Test
    void emptyFilesAreAnError() throws IOException {
        Path empty = file("empty", "");
        Path other = file("other", "a\n");
        assertThatThrownBy(() -> ParallelText.read(other, empty))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(empty + ": the file is empty;");
        assertThatThrownBy(() -> ParallelText.read(empty, other))
                .hasMessageStartingWith(empty + ": the file is empty;");
        assertThatThrownBy(() -> ParallelText.read(empty)).hasMessageStartingWith(empty + ": the file is empty;");
    }

    @Test
    void aLineWithoutOrWithSeveralTabsIsAnError() throws IOException {
        Path none = file("none.tsv", "a\tb\na b\n");
        assertThatThrownBy(() -> ParallelText.read(none))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(none + ":2: no tab; expected a source, one tab and a target; put a tab");
        Path several = file("several.tsv", "a\tb\tc\n");
        assertThatThrownBy(() -> ParallelText.read(several)).hasMessageStartingWith(several + ":1: 2 tabs;");
    }

    @Test
    void noPairsLeftIsAnError() throws IOException {
        Path blank = file("blank.tsv", "a\t\n\t b\n" + "x".repeat(3000) + "\ty\n");
        assertThatThrownBy(() -> ParallelText.read(blank))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "no pairs left of 3 lines, 2 with an empty side and 1 with one of more than 2,000");
    }

    @Test
    void filesThatAreAbsentOrNotTextAreAnError() throws IOException {
        Path absent = folder.resolve("absent.en");
        assertThatThrownBy(() -> ParallelText.read(absent))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(absent + ": no such file");
        Path latin = Files.write(folder.resolve("latin.de"), "eins\tMöwe\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ParallelText.read(latin))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(latin + ":1: bytes that are not UTF-8");
    }
}
