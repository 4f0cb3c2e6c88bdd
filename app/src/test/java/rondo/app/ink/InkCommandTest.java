// rondo ink: what it says of files, and what it draws.
package rondo.app.ink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;

class InkCommandTest {
    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = file("digits.jsonl", """
                {"text":"7","writer":1,"strokes":[[[0,0],[4,0],[1,7]],[[0,7]]]}
                {"text":"1","writer":1,"strokes":[[[0,0],[0,10]]]}
                {"text":"1","writer":2,"strokes":[[[0,0],[0,12]]]}
                """);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void saysWhatIsThereAndDrawsTheFirst() {
        var run = Run.of("", "ink", file);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(file + """
                : JSON, 3 samples
                strokes  1 to 2, mean 1.333, together 4
                points   2 to 4, mean 2.667, together 8
                width    0 to 4, mean 1.333
                height   7 to 12, mean 9.667
                times    none
                pressure none
                labels   all samples, 2 different: 1 (2), 7 (1)
                writers  2

                """ + file + ":1, 7, by 1\n"
                        + run.out().substring(run.out().indexOf("by 1\n") + 5));
        assertThat(run.out().lines().filter(line -> line.codePoints().anyMatch(c -> c > 0x2800 && c < 0x2900)))
                .hasSizeBetween(10, 16);
        assertThat(run.code()).isZero();
    }

    @Test
    void drawsTheSampleThatIsAskedFor() {
        assertThat(Run.of("", "ink", file, "--sample", "3").out()).contains(file + ":3, 1, by 2\n⡇");
        var missing = Run.of("", "ink", file, "--sample", "4");
        assertThat(missing.err()).contains("3 samples; expected at least 4");
        assertThat(missing.code()).isEqualTo(65);
        assertThat(Run.of("", "ink", file, "--sample", "0").code()).isEqualTo(2);
    }

    @Test
    void upsideDown() {
        String up = Run.of("", "ink", file).out();
        String down = Run.of("", "ink", file, "--flip").out();
        assertThat(down).isNotEqualTo(up).startsWith(up.substring(0, up.indexOf("by 1")));
    }

    @Test
    void tellsItAsJson() {
        var run = Run.of("", "ink", file, "--json");
        assertThat(run.out())
                .startsWith("{\"file\":\"")
                .contains("\"samples\":3", "\"labels\":{\"1\":2,\"7\":1}", "\"writers\":2", "\"with_times\":0")
                .hasLineCount(1);
    }

    @Test
    void writesSheets() throws IOException {
        var svg = folder.resolve("sheet.svg");
        assertThat(Run.of("", "ink", file, "--svg", svg.toString()).code()).isZero();
        assertThat(Files.readString(svg)).contains(">7</text>").containsPattern("(?s)(<path.*){3}");
        Run.of("", "ink", file, "--augment", "5", "--svg", svg.toString());
        assertThat(Files.readString(svg).split("<path", -1)).hasSize(7);
    }

    @Test
    void drawsAlteredCopies() {
        var run = Run.of("", "ink", file, "--augment", "2", "--strength", "2");
        assertThat(run.out().split("by 1\n", -1)).hasSize(4).doesNotHaveDuplicates();
        assertThat(Run.of("", "ink", file, "--augment", "1", "--strength", "-1").code())
                .isEqualTo(2);
        assertThat(Run.of("", "ink", file, "--augment", "-1").code()).isEqualTo(2);
    }

    @Test
    void namesFileAndLineOfWhatIsWrong() throws IOException {
        var broken = file("broken.jsonl", "{\"strokes\":[]}\n{\"strokes\":[[[1]]]}\n");
        var run = Run.of("", "ink", broken);
        assertThat(run.err())
                .isEqualTo("rondo: " + broken + ":2: stroke 0 has 1 numbers for point 0; expected at least x and y\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(65);
        assertThat(Run.of("", "ink", file("text", "Hello")).err()).contains("begins with Hello; expected < of InkML");
        assertThat(Run.of("", "ink", file("nothing", "")).code()).isEqualTo(65);
        assertThat(Run.of("", "ink", folder.toString()).err()).contains("is a folder; expected a file of ink");
    }

    @Test
    void passesNotesOn() throws IOException {
        var run = Run.of("", "ink", file("a.unipen", ".INCLUDE b.doc\n.PEN_DOWN\n1 2\n.PEN_UP\n"));
        assertThat(run.err()).startsWith("note: ").contains("a.unipen: .INCLUDE b.doc: left out");
        assertThat(run.out()).contains("UNIPEN, 1 sample\n").contains("labels   none");
    }
}
