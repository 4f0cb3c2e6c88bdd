// What a picture of a series shows.
package rondo.app.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a picture of a series shows: numbers at dates one after the other, NaN where there is none.
///
/// @param title above it
/// @param dates below it
/// @param values that came
/// @param low the lower end of the interval that was forecast
/// @param middle the forecast
/// @param high its upper end
/// @param marked the indices of values that stand out
public record Chart(
        String title,
        List<String> dates,
        double[] values,
        double[] low,
        double[] middle,
        double[] high,
        List<Integer> marked) {

    /// How many dates there are.
    public int length() {
        return values.length;
    }

    /// Its last dates.
    public Chart last(int count) {
        int from = Math.max(0, length() - count);
        return new Chart(
                title,
                dates.subList(from, length()),
                tail(values, from),
                tail(low, from),
                tail(middle, from),
                tail(high, from),
                marked.stream().filter(i -> i >= from).map(i -> i - from).toList());
    }

    private static double[] tail(double[] numbers, int from) {
        return Arrays.copyOfRange(numbers, from, numbers.length);
    }

    /// The smallest number there is.
    double bottom() {
        return all().filter(Double::isFinite).min(Double::compare).orElse(0.0);
    }

    /// The largest number there is.
    double top() {
        return all().filter(Double::isFinite).max(Double::compare).orElse(1.0);
    }

    private Stream<Double> all() {
        return Stream.of(values, low, middle, high)
                .flatMap(numbers -> Arrays.stream(numbers).boxed());
    }

    /// The stretches of indices where all of some numbers are there.
    static List<int[]> stretches(double[]... numbers) {
        int length = numbers[0].length;
        boolean[] there = new boolean[length + 2]; // with nothing at either end
        for (int i = 0; i < length; i++) {
            int at = i;
            there[i + 1] = Arrays.stream(numbers).allMatch(some -> Double.isFinite(some[at]));
        }
        int[] starts = IntStream.range(0, length)
                .filter(i -> there[i + 1] && !there[i])
                .toArray();
        int[] ends = IntStream.range(0, length)
                .filter(i -> there[i + 1] && !there[i + 2])
                .toArray();
        return IntStream.range(0, starts.length)
                .mapToObj(s -> new int[] {starts[s], ends[s]})
                .toList();
    }
}
