// Measures forecasts of the end of series, beside the season before and exponential smoothing.
package rondo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rondo.metric.series.Coverage;
import rondo.series.Backtest;
import rondo.series.ForecasterRecipe;
import rondo.series.ForecasterTraining;
import rondo.series.data.Series;
import rondo.series.data.SeriesColumns;
import rondo.series.data.SeriesFile;
import rondo.store.ModelFolder;
import rondo.store.Recipes;

/// Measures forecasts of the last tenth of series, from each date with all that was known then, beside the season
/// before
/// and exponential smoothing: a model for each file, trained on what comes before. With `--validate true`, to
/// choose
/// settings by, the last tenth is cut off, and the tenth before it is forecast.
public final class SeriesBench {
    private static final double HELD = 0.1;

    private SeriesBench() {}

    /// Prints the errors of each series.
    ///
    /// @param words `--data DIR --files NAME... --recipe FILE --validate false --threads 1`
    public static void main(String[] words) throws IOException {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("data", List.of());
        known.put("files", List.of());
        known.put("recipe", List.of());
        known.put("validate", List.of("false"));
        known.put("threads", List.of("1"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        Map<String, String> texts =
                arguments.all("recipe").isEmpty() ? Map.of() : ModelFolder.readRecipe(Path.of(arguments.one("recipe")));
        var recipe = Recipes.of(ForecasterRecipe.class, texts, "recipe");
        boolean validate = arguments.one("validate").equals("true");
        System.out.printf(
                "%-42s %9s %7s %7s %7s %7s %8s %8s %7s%n",
                "series", "forecasts", "MASE", "naive", "smooth", "CRPS", "of naive", "smooth", "inside");
        var all = new ArrayList<Backtest>();
        for (var file : files(arguments)) {
            long start = System.nanoTime();
            var series = SeriesFile.read(file, SeriesColumns.all()).stream()
                    .map(one -> validate ? before(one) : one)
                    .toList();
            var training = new ForecasterTraining(
                            series.stream().map(SeriesBench::before).toList(), recipe)
                    .threads((int) arguments.number("threads"));
            try (var forecaster = training.run().forecaster()) {
                for (var one : series) {
                    var test = Backtest.of(forecaster, one, HELD);
                    print(file, test);
                    all.add(test);
                }
            }
            System.out.printf(Locale.ROOT, "  %.0f s%n", (System.nanoTime() - start) / 1e9);
        }
        summarize(all);
    }

    private static List<Path> files(Arguments arguments) throws IOException {
        var folder = Path.of(arguments.one("data"));
        if (!arguments.all("files").isEmpty()) {
            return arguments.all("files").stream().map(folder::resolve).toList();
        }
        try (var found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    /// A series without its last tenth.
    private static Series before(Series series) {
        return series.first(series.length() - (int) Math.round(HELD * series.length()));
    }

    private static void print(Path file, Backtest test) {
        var model = test.methods().get(0);
        var naive = test.methods().get(1);
        var smoothing = test.methods().get(2);
        System.out.printf(
                Locale.ROOT,
                "%-42s %9d %7.3f %7.3f %7.3f %7.4g %8.3f %8.3f %7s%s%n",
                String.valueOf(file.getFileName()).replace(".csv", "") + " " + test.name(),
                test.origins() * test.horizon(),
                model.mase(),
                naive.mase(),
                smoothing.mase(),
                model.crps(),
                model.crps() / naive.crps(),
                model.crps() / smoothing.crps(),
                model.coverage(),
                wins(test) ? "" : "  *");
        System.out.flush();
    }

    private static boolean wins(Backtest test) {
        double mase = test.methods().get(0).mase();
        return mase < test.methods().get(1).mase()
                && mase < test.methods().get(2).mase();
    }

    private static void summarize(List<Backtest> all) {
        var coverage =
                all.stream().map(test -> test.methods().getFirst().coverage()).reduce(Coverage.NONE, Coverage::and);
        double mean = all.stream()
                .mapToDouble(test -> test.methods().getFirst().coverage().share())
                .average()
                .orElse(Double.NaN);
        System.out.printf(
                Locale.ROOT,
                "better than both on %d of %d series; inside the 80 %% interval: %s of all values, %.1f %% in the mean of"
                        + " series; mean log ratio of MASE to naive %.3f, to smoothing %.3f%n",
                all.stream().filter(SeriesBench::wins).count(),
                all.size(),
                coverage,
                100 * mean,
                ratio(all, 1),
                ratio(all, 2));
    }

    private static double ratio(List<Backtest> all, int other) {
        return all.stream()
                .mapToDouble(test -> Math.log(test.methods().getFirst().mase()
                        / test.methods().get(other).mase()))
                .average()
                .orElse(Double.NaN);
    }
}
