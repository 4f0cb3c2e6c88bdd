// Sequences with labels are read from files of each form, and what is wrong with one is said with its line.
package rondo.label.sequence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.InputException;
import rondo.basis.Rng;

class SequenceFilesTest {
    private static final String SERIES =
            "# two dimensions\n@problemName p\n@timestamps false\n@classLabel true up down\n@data\n1,2,3:4,5,6:up\n7:8:down\n";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static float[] values(SequenceSample sample) {
        return ((Sequence.Vectors) sample.sequence()).values();
    }

    @Test
    void textsFollowTheirLabels() throws IOException {
        var expected = List.of(SequenceSample.of("Dutch", "van\tDyck"), SequenceSample.of("Irish", "O'Neill"));
        assertThat(SequenceFiles.read(file("names.tsv", "Dutch\tvan\tDyck\n\nIrish\tO'Neill\n")))
                .isEqualTo(expected);
        var fast = SequenceFiles.read(file("fast.txt", "__label__good it works\n__label__good\tit works\n"));
        assertThat(fast).hasSize(2).containsOnly(SequenceSample.of("good", "it works"));
    }

    @Test
    void aFolderHasAFileForEachLabel() throws IOException {
        var names = Files.createDirectory(folder.resolve("names"));
        Files.writeString(names.resolve("Dutch.txt"), "Dyck\nMeer\n");
        Files.writeString(names.resolve("Czech.txt"), "Hus\n");
        Files.writeString(names.resolve("LICENSE"), "all\n");
        assertThat(SequenceFiles.read(names))
                .containsExactly(
                        SequenceSample.of("Czech", "Hus"),
                        SequenceSample.of("Dutch", "Dyck"),
                        SequenceSample.of("Dutch", "Meer"));
        var none = Files.createDirectory(folder.resolve("none"));
        assertThatThrownBy(() -> SequenceFiles.read(none))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a folder without files");
    }

    @Test
    void seriesAreReadDimensionByDimension() throws IOException {
        var samples = SequenceFiles.read(file("s.ts", SERIES));
        assertThat(samples).extracting(SequenceSample::label).containsExactly("up", "down");
        assertThat(values(samples.get(0))).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(values(samples.get(1))).containsExactly(7, 8);
        var bare = SequenceFiles.read(file("b.ts", "@classLabel false\n@data\n1,2\n"));
        assertThat(bare.getFirst().label()).isEmpty();
        assertThat(values(bare.getFirst())).containsExactly(1, 2);
    }

    @Test
    void objectsHaveTextsOrValues() throws IOException {
        var samples = SequenceFiles.read(
                file(
                        "o.jsonl",
                        "{\"label\": 3, \"values\": [[1, 2], [3, 4]]}\n{\"values\": [5, 6.5]}\n{\"label\": \"x\", \"text\": \"a b\"}\n"));
        assertThat(samples).extracting(SequenceSample::label).containsExactly("3", "", "x");
        assertThat(values(samples.get(0))).containsExactly(1, 2, 3, 4);
        assertThat(values(samples.get(1))).containsExactly(5, 6.5f);
        assertThat(samples.get(2)).isEqualTo(SequenceSample.of("x", "a b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.tsv   | label only                                | a.tsv:1: no tab",
                "a.txt   | __label__a __label__b text                | a.txt:1: a second label",
                "a.ts    | 1,2:up                                    | a.ts:1: data before @data",
                "a.ts    | # nothing                                 | no @data",
                "a.ts    | @timestamps true                          | series with timestamps",
                "a.ts    | @data;1,2:3:up                            | a.ts:2: 1 numbers in dimension 2 and 2 in the first",
                "a.ts    | @data;1,?:up                              | a.ts:2: dimension 1 has ?; expected a finite number",
                "a.ts    | @data;1,NaN:up                            | expected a finite number",
                "a.ts    | @data;up                                  | no dimension before the label",
                "a.jsonl | [1]                                       | a.jsonl:1: array without text or values",
                "a.jsonl | {\"text\": \"a\", \"values\": [1]}         | or with both",
                "a.jsonl | {\"values\": []}                           | values without numbers",
                "a.jsonl | {\"values\": [[1], [2, 3]]}                | row 2 of values has 2 numbers and the first 1",
                "a.jsonl | {\"values\": [[1, 2], 3]}                  | row 2 of values has",
                "a.jsonl | {\"values\": [1, \"x\"]}                   | row 2 of values has \"x\"; expected a finite number",
                "a.jsonl | {                                         | a.jsonl:1: not JSON",
            })
    void whatIsWrongIsSaidWithItsLine(String name, String text, String message) throws IOException {
        var bad = file(name, text.replace(';', '\n') + "\n");
        assertThatThrownBy(() -> SequenceFiles.read(bad))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    /// Whatever stands in a file, it is read, or an error that says where it is wrong.
    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            var rng = Rng.of(seed);
            var text = new StringBuilder(SERIES);
            for (int i = 0; i < 3; i++) {
                text.setCharAt(rng.below(i, text.length()), (char) (32 + rng.below(10 + i, 95)));
            }
            for (var name : List.of("f.ts", "f.jsonl", "f.tsv")) {
                var damaged = file(name, text.substring(rng.below(20, 30)));
                try {
                    assertThat(SequenceFiles.read(damaged)).as("seed %d", seed).isNotNull();
                } catch (InputException e) {
                    assertThat(e).as("seed %d", seed).hasMessageContaining(name);
                }
            }
        }
    }
}
