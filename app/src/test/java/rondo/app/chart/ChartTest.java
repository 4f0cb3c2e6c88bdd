// What pictures of series show.
package rondo.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;

class ChartTest {
    private static final double NONE = Double.NaN;
    private static final Chart CHART = new Chart(
            "a < b",
            List.of("1", "2", "3", "4", "5"),
            new double[] {1, NONE, 3, 9, NONE},
            new double[] {NONE, NONE, NONE, 2, 3},
            new double[] {NONE, NONE, NONE, 4, 5},
            new double[] {NONE, NONE, NONE, 6, 7},
            List.of(3));

    @Test
    void partsAreLinesWhereThereAreNumbers() {
        assertThat(Chart.stretches(CHART.values())).containsExactly(new int[] {0, 0}, new int[] {2, 3});
        assertThat(Chart.stretches(CHART.low(), CHART.high())).containsExactly(new int[] {3, 4});
    }

    @Test
    void svgHasAllParts() {
        assertThat(ChartSvg.of(List.of(CHART, CHART)))
                .contains("height=\"640\"", "a &lt; b", "<polygon", "fill=\"#d62728\"", ">5</text>");
    }

    @Test
    void aTerminalShowsThemAsSigns() {
        assertThat(ChartText.of(CHART)).contains("·", "░", "━", "X", "└──").doesNotContain("NaN");
        assertThat(ChartText.of(CHART.last(1))).contains("━");
    }

    @Test
    void otherKindsOfPicturesAreRefused() {
        assertThatThrownBy(() -> ChartFile.check(Path.of("a.pdf"))).isInstanceOf(ConfigException.class);
    }
}
