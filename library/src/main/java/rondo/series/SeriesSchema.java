// What a forecaster knows of the series that it learned from.
package rondo.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.AtomicFile;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.basis.Reason;
import rondo.basis.Shown;
import rondo.series.data.Frequency;
import rondo.series.data.Series;
import rondo.series.feature.Covariates;
import rondo.series.feature.Profile;
import rondo.series.feature.Track;
import rondo.series.net.Window;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a forecaster knows of the series that it learned from: their frequency, how covariates are measured, which
/// words there are, and the profile of each series. A file of JSON in the model's folder.
///
/// @param frequency of all
/// @param covariates how they are measured
/// @param words of each kind of category
/// @param profiles by the name of the series
record SeriesSchema(
        Frequency frequency, Covariates covariates, List<List<String>> words, Map<String, Profile> profiles) {
    private static final int MOST_BYTES = 64 << 20;

    /// That of some series, of one frequency.
    ///
    /// @param season after how many steps it comes again
    static SeriesSchema of(List<Series> series, int season) {
        var words = new ArrayList<List<String>>();
        for (int k = 0; k < series.getFirst().categories().size(); k++) {
            int kind = k;
            words.add(series.stream()
                    .map(one -> one.categories().get(kind))
                    .distinct()
                    .sorted()
                    .toList());
        }
        var profiles = new LinkedHashMap<String, Profile>();
        series.forEach(one -> profiles.put(one.name(), Profile.of(one.values(), season)));
        return new SeriesSchema(series.getFirst().axis().frequency(), Covariates.of(series), words, profiles);
    }

    /// Checks that a series is like those that were learned from.
    ///
    /// @throws InputException if it is not
    void check(Series series) {
        String place = "series " + Shown.name(series.name()) + ": ";
        if (series.axis().frequency() != frequency) {
            throw new InputException(place + lower(series.axis().frequency()) + " dates; expected " + lower(frequency)
                    + " ones, as the model learned from; is a date missing, or one too many?");
        }
        if (series.covariates().length != covariates.count()
                || series.categories().size() != words.size()) {
            throw new InputException(place + Shown.count(series.covariates().length, "covariate") + " and "
                    + Shown.count(series.categories().size(), "category") + "; expected "
                    + covariates.count() + " and " + words.size() + ", as the model learned from; name their columns");
        }
        if (java.util.Arrays.stream(series.values()).allMatch(Double::isNaN)) {
            throw new InputException(place + "no value in " + Shown.count(series.length(), "date")
                    + "; expected some; is it the right column?");
        }
    }

    /// A series as it is told to the net: with the profile it has from training, or its own where it is new.
    ///
    /// @param known how many of its values may be looked at for a profile of its own
    Track track(Series series, int known, int season, int horizon) {
        return Track.of(series, profile(series, known, season), covariates, horizon);
    }

    /// The profile of a series.
    Profile profile(Series series, int known, int season) {
        var learned = profiles.get(series.name());
        return learned != null ? learned : Profile.of(series.first(known).values(), season);
    }

    /// The number of its word of each kind; 0 for one that is not known.
    int[] categories(Series series) {
        int[] numbers = new int[words.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = words.get(k).indexOf(series.categories().get(k)) + 1;
        }
        return numbers;
    }

    /// A place in a series.
    Window window(Series series, Track track, int origin, int limit) {
        return new Window(track, categories(series), origin, limit);
    }

    /// How many words of each kind there are.
    int[] wordCounts() {
        return words.stream().mapToInt(List::size).toArray();
    }

    /// Writes a file; it is replaced whole or not at all.
    void write(Path file) {
        AtomicFile.write(file, out -> out.write(JsonMapper.shared().writeValueAsBytes(this)));
    }

    /// Reads a file.
    ///
    /// @throws FormatException if it is damaged
    static SeriesSchema read(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            var schema = JsonMapper.shared().readValue(bytes, SeriesSchema.class);
            if (bytes.length > MOST_BYTES || !schema.isSound()) {
                throw new FormatException(file + ": no profiles of series; expected those that the model learned from;"
                        + " copy the whole folder again");
            }
            return schema;
        } catch (IOException e) {
            throw new FormatException(file + ": cannot be read (" + Reason.of(e) + "); expected profiles of series", e);
        } catch (JacksonException | NullPointerException e) {
            throw new FormatException(file + ": no profiles of series in JSON; copy the whole folder again", e);
        }
    }

    private boolean isSound() {
        return covariates.means().length == covariates.deviations().length
                && frequency.season() > 0
                && words.stream().allMatch(kind -> !kind.contains(""))
                && profiles.values().stream()
                        .allMatch(p -> p.scale() > 0
                                && p.deviation() > 0
                                && p.smoothing().period() > 0
                                && p.smoothing().period() <= 10_000
                                && Double.isFinite(p.mean() + p.scale() + p.deviation()));
    }

    private static String lower(Frequency frequency) {
        return frequency.name().toLowerCase(java.util.Locale.ROOT);
    }
}
