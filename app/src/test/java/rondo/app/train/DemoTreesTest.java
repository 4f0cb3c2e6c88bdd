// A small run of the demo of trees, and a second one over it.
package rondo.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import rondo.app.Run;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.app.train.DemoTreesCommand.Size;

class DemoTreesTest {
    @TempDir
    private Path folder;

    private String run() {
        var out = new StringWriter();
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                false);
        var demo = new DemoTreesCommand(streams, StopSignal.none(), new Size(60, 6, 2));
        assertThat(new CommandLine(demo).execute("--model", folder.toString())).isZero();
        return out.toString();
    }

    @Test
    void learnsTwiceComparesAndLeavesTheModels() {
        var first = run();
        assertThat(first)
                .startsWith("Rondo made 60 expressions with up to 3 operators inside one another")
                .contains("It learns to value them along their brackets", "It learns to value them from left to right")
                .containsPattern("  6, deeper than any it learned +\\d+\\.\\d % +\\d+\\.\\d %")
                .contains("What the net along the tree says at each operator");
        assertThat(folder.resolve("tree.svg")).content().contains("<svg");
        var again = run();
        assertThat(again).contains("It is trained already, in ").doesNotContain("It learns");
        var table = first.substring(first.indexOf("Right values"));
        assertThat(again.substring(again.indexOf("Right values"))).isEqualTo(table);
        for (var name : new String[] {"tree deeper", "chain deeper-chains"}) {
            var parts = name.split(" ", -1);
            var evaluated = Run.of(
                    "",
                    "evaluate",
                    folder.resolve(parts[0]).toString(),
                    folder.resolve(parts[1] + ".txt").toString());
            assertThat(evaluated.out()).contains("all nodes ", "6 trees");
        }
    }
}
