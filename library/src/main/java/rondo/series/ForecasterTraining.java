// The training of a forecaster, from series to the best weights.
package rondo.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.ConfigException;
import rondo.basis.Fingerprint;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.basis.Shown;
import rondo.basis.Workers;
import rondo.learn.Event;
import rondo.learn.Trainer;
import rondo.learn.Training;
import rondo.learn.model.ModelTraining;
import rondo.learn.model.Preparation;
import rondo.learn.model.TrainingRecord;
import rondo.series.baseline.Smoother;
import rondo.series.data.Series;
import rondo.series.distribution.Likelihoods;
import rondo.series.net.Window;

/// The training of a forecaster, from series to the best weights. The last part of each series decides which
/// weights are kept. With a folder it saves as it goes, and continues what is there.
public final class ForecasterTraining extends ModelTraining<ForecasterRecipe, Forecaster.Trained, ForecasterTraining> {
    private static final int LEAST_VALUES = 8;
    private static final int FEWEST = 1024; // places in an epoch, where fewer come again
    private static final int MOST = 16_384; // places in an epoch, chosen at random where there are more

    private final List<Series> series;

    /// A training on all cores, without folder.
    ///
    /// @param series learned from, of one frequency; those that are too short are left out
    /// @throws ConfigException if the recipe changes a setting that has no effect
    public ForecasterTraining(List<Series> series, ForecasterRecipe recipe) {
        super(recipe);
        this.series = series;
    }

    @Override
    protected Forecaster.Trained train(Training settings) {
        var preparation = new Preparation(progress(), stop());
        preparation.begin("smoothing " + Shown.number(series.size()) + " series");
        var usable = usable();
        var record =
                new TrainingRecord(folder(), Forecaster.TYPE, recipe(), Map.of("train", hash(usable)), counts(usable));
        record.check();
        var schema =
                SeriesSchema.of(usable, recipe().season(usable.getFirst().axis().frequency()));
        var model = ForecasterParts.create(recipe(), schema);
        return learn(
                model,
                record,
                () -> {
                    var train = new ArrayList<Window>();
                    var dev = new ArrayList<Window>();
                    usable.forEach(one -> add(one, model, train, dev, preparation));
                    var task = new ForecasterTask(
                            model.net(), model.horizon(), record.about().identity());
                    var examples = epoch(train);
                    return () -> new Trainer<>(task, settings, folder()).fit(examples, dev, progress(), stop());
                },
                (known, outcome) ->
                        new Forecaster.Trained(new Forecaster(model, known, new Workers(threads())), outcome));
    }

    /// Those that can be learned from; what cannot be is said.
    private List<Series> usable() {
        if (series.isEmpty()) {
            throw new InputException("training: no series; expected at least one");
        }
        var frequency = series.getFirst().axis().frequency();
        int horizon = recipe().horizon(frequency);
        var usable = new ArrayList<Series>();
        String why = "";
        for (var one : series) {
            long values =
                    Arrays.stream(one.values()).filter(v -> !Double.isNaN(v)).count();
            if (one.axis().frequency() != frequency) {
                throw new InputException("series " + Shown.name(one.name()) + ": "
                        + one.axis().frequency() + " dates after " + frequency
                        + " ones; expected one frequency for all; train a model for each");
            }
            checkValues(one);
            if (usable.stream().anyMatch(other -> other.name().equals(one.name()))) {
                throw new InputException("series " + Shown.name(one.name())
                        + ": twice; expected each name once, as a series is known by it; rename a column or an id");
            }
            if (values >= LEAST_VALUES && one.length() >= horizon + LEAST_VALUES) {
                usable.add(one);
            } else {
                why = "series " + Shown.name(one.name()) + ": " + Shown.count(values, "value") + " on "
                        + Shown.count(one.length(), "date") + "; expected at least " + LEAST_VALUES
                        + " values, and as many dates more than the horizon of " + horizon;
                progress().on(new Event.Warned(why + "; left out"));
            }
        }
        if (usable.isEmpty()) {
            throw new InputException(why + "; take a shorter --horizon, or a longer series");
        }
        return usable;
    }

    private void checkValues(Series one) {
        var likelihood = Likelihoods.of(recipe().distribution());
        for (int i = 0; i < one.length(); i++) {
            double value = one.values()[i];
            if (!Double.isNaN(value) && !likelihood.allows(value)) {
                throw new InputException("series " + Shown.name(one.name()) + ": " + value + " on "
                        + one.axis().date(i) + "; expected counts, 0, 1, 2 and so on, for --distribution "
                        + likelihood.name() + "; take another");
            }
        }
    }

    /// Adds the places of a series.
    private void add(Series one, ForecasterParts model, List<Window> train, List<Window> dev, Preparation preparation) {
        preparation.goOn();
        int length = one.length();
        int held = Math.clamp(Math.round(recipe().dev() * length), 1, length - LEAST_VALUES / 2);
        int end = length - held;
        int first = Math.min(Smoother.needed(model.season()), end / 2) - 1;
        var track = model.track(one, length);
        for (int origin = Math.max(1, first); origin < length - 1; origin++) {
            boolean learned = origin < end - 1;
            var window = model.schema().window(one, track, origin, learned ? end : length);
            if (window.known(model.horizon()) > 0) {
                (learned ? train : dev).add(window);
            }
        }
    }

    /// The places of an epoch: enough of them, and not too many.
    private List<Window> epoch(List<Window> all) {
        if (all.size() > MOST) {
            int[] order = Rng.of(recipe().training().seed()).at("places").permutation(all.size());
            return IntStream.of(Arrays.copyOf(order, MOST))
                    .sorted()
                    .mapToObj(all::get)
                    .toList();
        }
        int times = Math.ceilDiv(FEWEST, Math.max(1, all.size()));
        return IntStream.range(0, times).boxed().flatMap(_ -> all.stream()).toList();
    }

    private Map<String, String> counts(List<Series> usable) {
        var counts = new LinkedHashMap<String, String>();
        counts.put("train_series", Integer.toString(usable.size()));
        counts.put(
                "train_values",
                Long.toString(usable.stream().mapToLong(Series::length).sum()));
        return counts;
    }

    private static String hash(List<Series> series) {
        return Fingerprint.of(series.stream()
                .flatMap(one -> Stream.of(
                        one.name(),
                        one.axis().toString(),
                        Arrays.toString(one.values()),
                        Arrays.deepToString(one.covariates()),
                        one.categories().toString())));
    }
}
