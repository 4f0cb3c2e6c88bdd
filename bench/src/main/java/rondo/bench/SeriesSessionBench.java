// Measures following a series, a value after the other.
package rondo.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.series.Forecaster;
import rondo.series.ForecasterRecipe;
import rondo.series.data.Frequency;
import rondo.series.data.Series;
import rondo.series.data.TimeAxis;

/// Measures following a series by the hour, a value after the other: how long the score of one takes, and what it
/// leaves on the heap. The model learned for a moment. Pin it to the core that is meant.
public final class SeriesSessionBench {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUND = 20_000; // values
    private static final int ROUNDS = 15;

    private SeriesSessionBench() {}

    /// Trains for a moment and measures.
    ///
    /// @param words `--hidden 64 --cell lstm --layers 1 --distribution student-t`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("hidden", List.of("64"));
        known.put("cell", List.of("lstm"));
        known.put("layers", List.of("1"));
        known.put("distribution", List.of("student-t"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        var recipe = ForecasterRecipe.standard()
                .hidden((int) arguments.number("hidden"))
                .cell(arguments.one("cell"))
                .layers((int) arguments.number("layers"))
                .distribution(arguments.one("distribution"))
                .epochs(1);
        var rng = Rng.of(1);
        double[] values = IntStream.range(0, 1000)
                .mapToDouble(i -> 100 + 10 * Math.sin(i * Math.PI / 12) + rng.gaussian(i))
                .toArray();
        var axis = new TimeAxis(LocalDateTime.of(2024, 1, 1, 0, 0), Frequency.HOURLY);
        var series = new Series("made", axis, values);
        try (var forecaster = Forecaster.train(List.of(series), recipe);
                var session = forecaster.session(series)) {
            double[] times = new double[ROUNDS];
            long left = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                long start = System.nanoTime();
                for (int i = 0; i < ROUND; i++) {
                    session.accept(values[i % 1000]);
                }
                times[round] = (System.nanoTime() - start) / 1e3 / ROUND;
                left = THREADS.getCurrentThreadAllocatedBytes() - before;
            }
            Arrays.sort(times, 5, ROUNDS); // the first ones are compiled
            System.out.printf(
                    Locale.ROOT,
                    "%d values after one another: %.2f us each (median of %d rounds; best %.2f), %.2f bytes of heap%n",
                    ROUND,
                    times[5 + (ROUNDS - 5) / 2],
                    ROUNDS - 5,
                    times[5],
                    (double) left / ROUND);
        }
    }
}
