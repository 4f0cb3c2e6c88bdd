// The batches of one epoch.
package rondo.learn.batch;

import java.util.Arrays;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.learn.batch.Batching.By;

/// The batches of one epoch, a pure function of the examples' lengths and the random numbers given: examples
/// are shuffled, sorted by cost inside chunks of about 100 batches, cut into batches, and the batches shuffled.
/// So the examples of a batch are of like length, and no two epochs have the same batches. Consecutive ones
/// stay in the order given.
public final class Batches {
    private static final int CHUNK = 100;
    private static final int SIDE_BY_SIDE = 32;
    private static final int SHARED = 4; // batches at least, where there are as many examples

    private final int[] examples;
    private final int[] starts;
    private final int[] order;

    private Batches(int[] examples, int[] starts, int[] order) {
        this.examples = examples;
        this.starts = starts;
        this.order = order;
    }

    /// The batches of examples.
    ///
    /// @param costs the length of each example, by which they are sorted
    /// @param units the units of each example
    public static Batches of(int[] costs, int[] units, Batching batching, Rng rng) {
        if (batching.by() == By.CONSECUTIVE) {
            int[] starts = starts(count(units.length), units, batching);
            return new Batches(count(units.length), starts, count(starts.length - 1));
        }
        int[] examples = rng.at("examples").permutation(costs.length);
        int chunk = chunk(units, batching);
        for (int from = 0; from < examples.length; from += chunk) {
            sort(examples, from, Math.min(examples.length - from, chunk), costs);
        }
        int[] starts = starts(examples, units, batching);
        return new Batches(examples, starts, rng.at("batches").permutation(starts.length - 1));
    }

    /// How many examples go through a net at once where nothing is learned, so that threads share the work: a function
    /// of their number alone.
    ///
    /// @param examples how many there are
    public static int sideBySide(int examples) {
        return Math.clamp(examples / SHARED, 1, SIDE_BY_SIDE);
    }

    /// How many batches there are.
    public int count() {
        return order.length;
    }

    /// How many examples a batch has.
    public int size(int batch) {
        return starts[order[batch] + 1] - starts[order[batch]];
    }

    /// The number of an example of a batch; costs rise with i.
    public int example(int batch, int i) {
        return examples[starts[order[batch]] + i];
    }

    private static int[] count(int to) {
        return IntStream.range(0, to).toArray();
    }

    private static int chunk(int[] units, Batching batching) {
        long size = (long) batching.size() * CHUNK;
        if (batching.by() == By.UNITS) {
            long total = 0;
            for (int unit : units) {
                total += unit;
            }
            size = size * units.length / Math.max(1, total);
        }
        return Math.clamp(size, 1, Integer.MAX_VALUE / 2);
    }

    private static void sort(int[] examples, int from, int count, int[] costs) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = (long) costs[examples[from + i]] << 32 | i;
        }
        Arrays.sort(keys);
        int[] before = Arrays.copyOfRange(examples, from, from + count);
        for (int i = 0; i < count; i++) {
            examples[from + i] = before[(int) keys[i]];
        }
    }

    private static int[] starts(int[] examples, int[] units, Batching batching) {
        int[] starts = new int[examples.length + 2];
        int batches = 0;
        long filled = 0;
        for (int i = 0; i < examples.length; i++) {
            int weight = batching.by() == By.UNITS ? units[examples[i]] : 1;
            if (i > 0 && filled + weight > batching.size()) {
                starts[++batches] = i;
                filled = 0;
            }
            filled += weight;
        }
        starts[batches + 1] = examples.length;
        return Arrays.copyOf(starts, examples.length == 0 ? 1 : batches + 2);
    }
}
