// Small forecasters: that they learn, are saved, and say the same however they are asked.
package rondo.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.InputException;
import rondo.learn.Event;
import rondo.series.data.Frequency;
import rondo.series.data.Series;
import rondo.series.data.TimeAxis;

class ForecasterTest {
    @TempDir
    private Path folder;

    private static ForecasterRecipe small() {
        return ForecasterRecipe.standard().hidden(8).horizon(6).epochs(2);
    }

    private static double[] numbers(Forecast forecast) {
        return IntStream.range(1, 10)
                .mapToObj(q -> forecast.quantiles(q / 10.0))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "student-t, direct, lstm, 1",
        "gaussian, autoregressive, gru, 2",
        "quantiles, direct, gru-reset-before, 2",
        "negative-binomial, direct, tanh, 1"
    })
    void saysTheSameOpenedAgainAndOnAnyNumberOfThreads(String distribution, String decoding, String cell, int layers) {
        var recipe =
                small().distribution(distribution).decoding(decoding).cell(cell).layers(layers);
        var series = List.of(MadeSeries.moved("a", 90, 1, "north"), MadeSeries.moved("b", 70, 2, "south"));
        var saved = folder.resolve("model");
        double[] first;
        try (var one = new ForecasterTraining(series, recipe).threads(1).run().forecaster()) {
            first = numbers(one.forecast(series.getFirst()));
            one.save(saved.toString());
        }
        try (var opened = Forecaster.open(saved, 2);
                var four =
                        new ForecasterTraining(series, recipe).threads(4).run().forecaster()) {
            assertThat(numbers(opened.forecast(series).getFirst())).containsExactly(first);
            assertThat(numbers(four.forecast(series).getFirst())).containsExactly(first);
            for (int i = 1; i < first.length / 6; i++) { // quantiles do not cross
                for (int step = 0; step < 6; step++) {
                    assertThat(first[i * 6 + step]).isGreaterThanOrEqualTo(first[(i - 1) * 6 + step]);
                }
            }
        }
    }

    /// Where the net reads all values, what it says of the next one is what a session says.
    @ParameterizedTest
    @CsvSource({"student-t, lstm, 1", "quantiles, gru, 2"})
    void aSessionSaysWhatIsSaidOfAllValuesAtOnce(String distribution, String cell, int layers) {
        var recipe = small().context(200).distribution(distribution).cell(cell).layers(layers);
        double[] values = MadeSeries.monthly("a", 90, 3).values();
        values[50] = Double.NaN;
        values[61] += 40;
        var series = new Series("a", MadeSeries.MONTHS, values);
        try (var forecaster = Forecaster.train(List.of(series), recipe);
                var session = forecaster.session(series.first(40))) {
            var anomalies = forecaster.anomalies(series);
            assertThat(anomalies.getFirst().index()).isEqualTo(36);
            var forecasts = forecaster.forecast(series, IntStream.range(39, 89).toArray());
            for (int i = 40; i < 90; i++) {
                var said = forecasts.get(i - 40).steps().getFirst();
                var anomaly = anomalies.get(i - 36);
                assertThat(session.quantile(0.1)).isEqualTo(said.quantile(0.1)).isEqualTo(anomaly.low());
                assertThat(session.expected()).isEqualTo(said.median()).isEqualTo(anomaly.expected());
                double score = session.accept(values[i]);
                assertThat(Double.valueOf(score)).isEqualTo(Double.valueOf(anomaly.score()));
                if (i != 50) {
                    double below = said.cdf(values[i]);
                    double tail = 2 * Math.min(below, 1 - below);
                    assertThat(score).isCloseTo(-Math.log10(Math.max(tail, 1e-16)), within(1e-9));
                }
            }
            assertThat(anomalies.get(50 - 36).score()).isNaN();
            assertThat(anomalies.get(61 - 36).score()).isGreaterThan(3);
        }
    }

    /// What a series that the model does not know was like is taken from its beginning alone.
    @Test
    void aSessionOfAnUnknownSeriesDoesNotLookAhead() {
        double[] values = MadeSeries.monthly("b", 90, 3).values();
        values[80] += 1000;
        var other = new Series("b", MadeSeries.MONTHS, values);
        try (var forecaster = Forecaster.train(List.of(MadeSeries.monthly("a", 90, 1)), small());
                var session = forecaster.session(other.first(36))) {
            for (var anomaly : forecaster.anomalies(other)) {
                assertThat(session.accept(values[anomaly.index()])).isEqualTo(anomaly.score());
            }
            assertThatThrownBy(() -> session.accept(Double.POSITIVE_INFINITY)).isInstanceOf(InputException.class);
        }
    }

    @Test
    void learnsWhatACovariateDoes() {
        var series = MadeSeries.moved("a", 240, 5, "x");
        var recipe = ForecasterRecipe.standard()
                .horizon(6)
                .hidden(16)
                .epochs(12)
                .dropout(0)
                .learningRate(0.01);
        try (var forecaster = Forecaster.train(List.of(series), recipe)) {
            var test = Backtest.of(forecaster, series, 0.1);
            var model = test.methods().getFirst();
            assertThat(model.errors().mae())
                    .isLessThan(0.6 * test.methods().getLast().errors().mae());
            assertThat(model.coverage().total()).isEqualTo(6L * test.origins());
        }
    }

    @Test
    void aTrainingGoesOnWhereItWasStopped() {
        var series = List.of(MadeSeries.monthly("a", 90, 1));
        double[] whole;
        try (var one = new ForecasterTraining(series, small()).run().forecaster()) {
            whole = numbers(one.forecast(series.getFirst()));
        }
        var model = folder.resolve("model");
        var half =
                new ForecasterTraining(series, small().epochs(1)).folder(model).run();
        half.forecaster().close();
        try (var rest =
                new ForecasterTraining(series, small()).folder(model).run().forecaster()) {
            assertThat(numbers(rest.forecast(series.getFirst()))).containsExactly(whole);
        }
    }

    @Test
    void aConstantSeriesIsForecastAsItself() {
        double[] values = new double[60];
        Arrays.fill(values, 3.7);
        var series = new Series("flat", MadeSeries.MONTHS, values);
        try (var forecaster = Forecaster.train(List.of(series), small())) {
            var forecast = forecaster.forecast(series);
            for (double median : forecast.medians()) {
                assertThat(median).isCloseTo(3.7, within(1e-6));
            }
        }
    }

    @Test
    void whatCannotBeLearnedFromIsSaid() {
        var years = new TimeAxis(LocalDateTime.of(1990, 1, 1, 0, 0), Frequency.YEARLY);
        double[] none = new double[60];
        Arrays.fill(none, Double.NaN);
        var empty = new Series("empty", MadeSeries.MONTHS, none);
        var shortOne = MadeSeries.monthly("short", 12, 1);
        assertThatThrownBy(() -> Forecaster.train(List.of(shortOne), small()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("series short: 12 values on 12 dates; expected at least 8 values")
                .hasMessageContaining("horizon of 6");
        assertThatThrownBy(() -> Forecaster.train(List.of(empty), small()))
                .hasMessageContaining("series empty: 0 values on 60 dates");
        assertThatThrownBy(() -> Forecaster.train(
                        List.of(MadeSeries.monthly("a", 60, 1), new Series("y", years, new double[30])), small()))
                .hasMessageContaining("YEARLY dates after MONTHLY ones");
        assertThatThrownBy(() -> Forecaster.train(
                        List.of(MadeSeries.monthly("a", 60, 1), MadeSeries.monthly("a", 60, 2)), small()))
                .hasMessageContaining("series a: twice");
        assertThatThrownBy(() -> Forecaster.train(
                        List.of(MadeSeries.monthly("a", 60, 1)), small().distribution("negative-binomial")))
                .hasMessageContaining("expected counts, 0, 1, 2 and so on");
        var warned = new java.util.ArrayList<String>();
        var training = new ForecasterTraining(List.of(empty, MadeSeries.monthly("a", 60, 1)), small())
                .progress(event -> {
                    if (event instanceof Event.Warned said) {
                        warned.add(said.message());
                    }
                });
        try (var forecaster = training.run().forecaster()) {
            assertThat(warned).singleElement().asString().contains("series empty", "left out");
            assertThatThrownBy(() -> forecaster.forecast(empty)).hasMessageContaining("no value in 60 dates");
            assertThatThrownBy(() -> forecaster.forecast(new Series("y", years, new double[30])))
                    .hasMessageContaining("yearly dates; expected monthly ones");
            assertThatThrownBy(() -> forecaster.session(MadeSeries.monthly("a", 20, 1)))
                    .hasMessageContaining("expected 36 or more");
            assertThatThrownBy(() -> Backtest.of(forecaster, MadeSeries.monthly("a", 20, 1), 0.1))
                    .hasMessageContaining("expected at least one, and 36 before");
            assertThatThrownBy(() -> forecaster.forecast(MadeSeries.monthly("a", 60, 1), new int[] {60}))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("places 60 to 60; expected 0 to 59");
        }
    }
}
