// The commands about series, from a file to answers.
package rondo.app.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;
import rondo.basis.Rng;

class SeriesCommandsTest {
    @TempDir
    private static Path folder;

    private static Path file;
    private static String model;

    @BeforeAll
    static void train() throws IOException {
        var text = new StringBuilder("month,\"sales, all\",temp\n");
        for (int i = 0; i < 80; i++) {
            double value = 50 + 10 * Math.sin(i * Math.PI / 6) + Rng.of(1).gaussian(i) + (i == 70 ? 30 : 0);
            text.append(String.format(Locale.ROOT, "%d-%02d,%.2f,%d%n", 2010 + i / 12, 1 + i % 12, value, i % 5));
        }
        file = Files.writeString(folder.resolve("sales.csv"), text.toString());
        model = folder.resolve("model").toString();
        var run = Run.of(
                "",
                "train",
                "forecaster",
                "--train",
                file.toString(),
                "--target",
                "sales, all",
                "--horizon",
                "6",
                "--hidden",
                "8",
                "--epochs",
                "1",
                "--model",
                model);
        assertThat(run.err()).contains("saved in " + model + "; next: rondo forecast");
        assertThat(run.code()).isZero();
    }

    private static Run run(String command, String... more) {
        var words = new String[more.length + 5];
        words[0] = command;
        words[1] = model;
        words[2] = file.toString();
        words[3] = "--target";
        words[4] = "sales, all";
        System.arraycopy(more, 0, words, 5, more.length);
        return Run.of("", words);
    }

    @Test
    void forecastsGoOnWithDates() throws IOException {
        var png = folder.resolve("sales.png");
        var run = run("forecast", "--quantiles", "0.05", "0.5", "--plot", png.toString());
        assertThat(run.out()).startsWith("series,date,median,q0.05,q0.5\n\"sales, all\",2016-09-01,");
        assertThat(run.out().lines().count()).isEqualTo(7);
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1800);
        var svg = folder.resolve("sales.svg");
        var json = run("forecast", "--json", "--plot", svg.toString());
        assertThat(json.out())
                .startsWith("{\"series\":\"sales, all\",\"dates\":[\"2016-09-01\",")
                .contains("\"quantiles\":{\"0.1\":[");
        assertThat(svg).content().contains("polygon", "sales, all");
    }

    @Test
    void backtestsStandBesideOtherMethods() {
        var run = run("backtest", "--share", "0.2");
        assertThat(run.out())
                .startsWith("sales, all: from 11 dates, 6 steps ahead")
                .contains("MASE", "  forecaster ", "  seasonal naive ", "  exponential smoothing ");
    }

    @Test
    void oddValuesAreFound() {
        var run = run("anomalies", "--odd", "--plot", folder.resolve("odd.svg").toString());
        assertThat(run.out())
                .startsWith("series,date,value,low,expected,high,score,odd\n")
                .contains("2015-11-01,", ",yes");
        assertThat(run.err()).contains(" of 44 values odd");
        assertThat(folder.resolve("odd.svg")).content().contains("circle");
        assertThat(run("anomalies").out().lines().count()).isEqualTo(45);
    }

    @Test
    void wrongUseIsSaid() {
        assertThat(run("forecast", "--quantiles", "1.5").err()).contains("quantiles: 1.5; expected between 0 and 1");
        assertThat(run("forecast", "--plot", "x.gif").err()).contains("expected a name that ends in .svg or .png");
        assertThat(Run.of("", "classify", model, file.toString()).err()).contains("use rondo forecast " + model);
        assertThat(Run.of("", "inspect", model).out()).contains("forecaster", "encoder");
        assertThat(Run.of("", "forecast", model, folder.resolve("none.csv").toString())
                        .code())
                .isEqualTo(65);
    }
}
