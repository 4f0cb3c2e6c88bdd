// rondo trees: what it says of files, and what it draws.
package rondo.app.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;

class TreesCommandTest {
    private static final String TREES = """
            (TOP (S (NP-SBJ (PRP It)) (VP (VBZ works))))
            ( (NP (DT the)
                  (NN dog)) )
            """;

    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("trees.mrg"), text).toString();
    }

    @Test
    void saysWhatIsThereAndDrawsTheFirst() throws IOException {
        String file = file(TREES);
        var run = Run.of("", "trees", file);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(file + """
                : 2 trees
                words    2 to 2, mean 2, together 4
                         4 different words
                nodes    3 to 6, mean 4.500, together 9
                depth    2 to 4, mean 3
                children 1 to 2, mean 1.400
                labels   5 different: NP (1), NP-SBJ (1), S (1), TOP (1), VP (1)
                tags     4 different: DT (1), NN (1), PRP (1), VBZ (1)

                tree 1
                     TOP
                      │
                      S
                   ┌──┴───┐
                NP-SBJ   VP
                   │      │
                  PRP    VBZ
                   │      │
                  It    works
                """);
        assertThat(run.code()).isZero();
    }

    @Test
    void cleansAndDrawsAsManyAsAreAskedFor() throws IOException {
        var run = Run.of("", "trees", file(TREES), "--clean", "--first", "5");
        assertThat(run.out())
                .contains("labels   3 different: NP (2), S (1), VP (1)\n")
                .contains("\ntree 2\n");
        assertThat(Run.of("", "trees", file(TREES), "--first", "0").out()).doesNotContain("tree 1");
        assertThat(Run.typed("", "trees", file("(4 (2 so) (4 good))")).out()).contains("\u001B[38;2;26;143;60m4");
        assertThat(Run.of("", "trees", file("(4 (2 so) (4 good))")).out()).doesNotContain("\u001B");
    }

    @Test
    void writesPictures() throws IOException {
        var pictures = folder.resolve("a/b");
        var run = Run.of("", "trees", file(TREES), "--first", "2", "--svg", pictures.toString());
        assertThat(run.out()).endsWith("pictures 2 in " + pictures + "\n");
        assertThat(Files.readString(pictures.resolve("1.svg")))
                .startsWith("<svg ")
                .contains(">NP-SBJ</text>");
        assertThat(Files.readString(pictures.resolve("2.svg"))).contains(">dog</text>");
        var refused = Run.of(
                "", "trees", file(TREES), "--svg", folder.resolve("trees.mrg/x").toString());
        assertThat(refused.err()).contains("cannot be made (").contains("expected a place for a folder");
        assertThat(refused.code()).isEqualTo(1);
    }

    @Test
    void badInputIsNamed() throws IOException {
        var broken = Run.of("", "trees", file("(A a)\n(A (B b)"));
        assertThat(broken.err())
                .endsWith("trees.mrg:2:9: the file ends within a tree that begins in line 2, column 1;"
                        + " expected one more ); close it, or leave it out\n");
        assertThat(broken.code()).isEqualTo(65);
        assertThat(broken.out()).isEmpty();
        assertThat(Run.of("", "trees", file("\n")).err()).contains("trees.mrg: no trees; expected brackets");
        assertThat(Run.of("", "trees", file(TREES), "--first", "-1").code()).isEqualTo(2);
        assertThat(Run.of("", "trees", "--help").out()).contains("rondo trees wsj_0001.mrg --clean");
    }
}
