// A small run of the demo of series, and a second one over it.
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

class DemoSeriesTest {
    @TempDir
    private Path folder;

    private String run() {
        var out = new StringWriter();
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                false);
        var demo = new DemoSeriesCommand(streams, StopSignal.none(), 3, 1);
        assertThat(new CommandLine(demo).execute("--model", folder.toString())).isZero();
        return out.toString();
    }

    @Test
    void learnsForecastsAndFindsWhatIsWrong() {
        var first = run();
        assertThat(first)
                .startsWith("Rondo made 840 values of a load by the hour")
                .contains("It learns to forecast a day", "seasonal naive", "exponential smoothing", "━", "░", "X")
                .containsPattern("Of the 8 wrong values of the last week it finds [1-8],");
        assertThat(folder.resolve("series.svg")).content().contains("<svg", "polygon", "circle");
        var again = run();
        assertThat(again).contains("It is trained already, in ").doesNotContain("It learns to");
        assertThat(again.substring(again.indexOf("How far"))).isEqualTo(first.substring(first.indexOf("How far")));
        var forecast = Run.of(
                "",
                "forecast",
                folder.resolve("model").toString(),
                folder.resolve("series.csv").toString());
        assertThat(forecast.out().lines().count()).isEqualTo(25);
        assertThat(forecast.out()).contains("load,2024-02-05T00:00,");
    }
}
