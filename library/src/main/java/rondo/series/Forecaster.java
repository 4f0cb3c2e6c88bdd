// Forecasts series in time, with how sure it is; learned from series.
package rondo.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.basis.Shown;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.learn.Outcome;
import rondo.learn.batch.Answers;
import rondo.learn.model.TrainedModel;
import rondo.series.baseline.Smoother;
import rondo.series.data.Series;
import rondo.series.distribution.Parametric;
import rondo.series.distribution.Predictive;
import rondo.series.net.PathSampler;
import rondo.series.net.Window;
import rondo.store.ModelFolder;

/// Forecasts numeric series in time, and says how sure it is of each date; learned from the same series or others
/// of their kind. Exponential smoothing makes a first guess, which a recurrent net corrects (Smyl 2020, in
/// another form). Owns memory off the heap until it is closed. Many threads may use one forecaster. One that is
/// forgotten open gives its memory back some time later, with a warning.
public final class Forecaster extends TrainedModel<ForecasterRecipe> {
    /// The kind of model in `config.json`.
    public static final String TYPE = "forecaster";

    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final ForecasterParts model;

    Forecaster(ForecasterParts model, ModelFolder about, Workers workers) {
        super(model, about, workers);
        this.model = model;
    }

    /// A forecaster and how its training ended.
    ///
    /// @param forecaster with the best weights
    /// @param outcome how it ended
    public record Trained(Forecaster forecaster, Outcome outcome) {}

    /// Learns on all cores, without saving anything until [#save].
    ///
    /// @param series learned from; the last part of each decides which weights are best and when to end
    /// @throws InputException if there is nothing to learn from
    public static Forecaster train(List<Series> series, ForecasterRecipe recipe) {
        return new ForecasterTraining(series, recipe).run().forecaster();
    }

    /// Opens a saved forecaster on all cores.
    ///
    /// @throws rondo.basis.FormatException if the folder does not hold a sound forecaster
    public static Forecaster open(String folder) {
        return open(Path.of(folder), Runtime.getRuntime().availableProcessors());
    }

    /// Opens a saved forecaster.
    ///
    /// @param threads how many work at once
    /// @throws rondo.basis.FormatException if the folder does not hold a sound forecaster
    public static Forecaster open(Path folder, int threads) {
        return open(
                folder,
                TYPE,
                threads,
                (about, workers) -> new Forecaster(ForecasterParts.read(about, folder), about, workers));
    }

    /// How many steps it forecasts.
    public int horizon() {
        return model.horizon();
    }

    /// After how many steps a season comes again; 1 if there is none.
    public int season() {
        return model.season();
    }

    /// What follows a series.
    public Forecast forecast(Series series) {
        return forecast(List.of(series)).getFirst();
    }

    /// What follows each of some series. In f32 an answer does not depend on the others.
    ///
    /// @throws InputException if a series is not like those that were learned from, or has no values
    public List<Forecast> forecast(List<Series> series) {
        var windows = new ArrayList<Window>();
        for (var one : series) {
            model.schema().check(one);
            windows.add(model.window(one, model.track(one, one.length()), one.length() - 1));
        }
        var said = predict(windows);
        return IntStream.range(0, series.size())
                .mapToObj(s -> new Forecast(
                        series.get(s).name(),
                        series.get(s).axis(),
                        series.get(s).length(),
                        said.get(s)))
                .toList();
    }

    /// What is said at places in a series, as if what follows were not known.
    ///
    /// @param origins the index of the last value that is known at each
    /// @throws InputException if the series is not like those that were learned from, or has no values, or a place
    ///     is outside it
    public List<Forecast> forecast(Series series, int[] origins) {
        model.schema().check(series);
        if (IntStream.of(origins).anyMatch(origin -> origin < 0 || origin >= series.length())) {
            throw new InputException("series " + Shown.name(series.name()) + ": places "
                    + IntStream.of(origins).min().orElse(0) + " to "
                    + IntStream.of(origins).max().orElse(0) + "; expected 0 to " + (series.length() - 1));
        }
        var track = model.track(series, IntStream.of(origins).min().orElse(0) + 1);
        var said = predict(IntStream.of(origins)
                .mapToObj(origin -> model.window(series, track, origin))
                .toList());
        return IntStream.range(0, origins.length)
                .mapToObj(o -> new Forecast(series.name(), series.axis(), origins[o] + 1, said.get(o)))
                .toList();
    }

    /// How odd the values of a series are, each by what was said before it came.
    ///
    /// @return of all values but those of the first three seasons, or eight values, with which it begins
    /// @throws InputException if the series is not like those that were learned from, or too short
    public List<Anomaly> anomalies(Series series) {
        int begun = Smoother.needed(season());
        var anomalies = new ArrayList<Anomaly>();
        try (var session = session(series, begun)) {
            for (int i = begun; i < series.length(); i++) {
                double value = series.values()[i];
                double low = session.quantile(LOW);
                double expected = session.expected();
                double high = session.quantile(HIGH);
                anomalies.add(new Anomaly(i, value, low, expected, high, session.accept(value)));
            }
        }
        return anomalies;
    }

    /// A session that goes on where a series ends. Covariates are taken from the series, whose are to go on.
    ///
    /// @throws InputException if the series is not like those that were learned from, or has less
    ///     than three seasons, or eight values
    public SeriesSession session(Series series) {
        return session(series, series.length());
    }

    /// A session that goes on after the first values of a series.
    private SeriesSession session(Series series, int begun) {
        model.schema().check(series);
        return use(() -> new SeriesSession(model, series, begun));
    }

    private List<List<Predictive>> predict(List<Window> windows) {
        return use(() ->
                Answers.of(windows, workers(), () -> Tape.off(Scope.of("forecast"), model.precision()), this::predict));
    }

    private List<List<Predictive>> predict(Tape tape, List<Window> windows) {
        if (recipe().autoregressive()) {
            var rng = Rng.of(recipe().training().seed()).at("paths");
            return new PathSampler(model.net(), recipe().samples(), rng).draw(tape, windows);
        }
        int horizon = model.horizon();
        var said = model.net().read(tape, windows, horizon);
        var numbers = said.raw().value();
        var answers = new ArrayList<List<Predictive>>(
                windows.stream().map(_ -> List.<Predictive>of()).toList());
        for (int c = 0; c < windows.size(); c++) {
            var window = windows.get(said.order()[c]);
            var steps = new ArrayList<Predictive>();
            for (int h = 1; h <= horizon; h++) {
                double[] raw = new double[numbers.columns()];
                for (int p = 0; p < raw.length; p++) {
                    raw[p] = numbers.get(said.row(c, h), p);
                }
                steps.add(new Parametric(
                        model.net().plan().likelihood(),
                        raw,
                        window.track().base(window.origin(), h),
                        window.track().spread(window.origin(), h)));
            }
            answers.set(said.order()[c], steps);
        }
        return answers;
    }
}
