// Times runs.
package rondo.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Times runs.
final class Clock {
    private static final double WARM_UP = 4; // seconds: the compiler needs one on an idle core, and shares this one
    private static final int FEWEST = 5;

    private Clock() {}

    /// The median time of a run in milliseconds, after a warm-up.
    ///
    /// @param seconds for how long it is run
    static double median(Runnable run, double seconds) {
        repeat(run, Math.max(WARM_UP, seconds / 2));
        double[] times = repeat(run, seconds);
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /// How often something runs in a second.
    ///
    /// @param clock by the clock
    /// @param processor by the processor time of the thread, which other programs do not change much
    record Rate(double clock, double processor) {}

    /// How often a run is done in a second, after a warm-up.
    ///
    /// @param seconds of processor time for which it is run
    static Rate rate(Runnable run, double seconds) {
        runs(run, Math.max(WARM_UP, seconds / 2));
        long start = System.nanoTime();
        long processor = processor();
        int runs = runs(run, seconds);
        return new Rate(runs * 1e9 / (System.nanoTime() - start), runs * 1e9 / (processor() - processor));
    }

    private static int runs(Runnable run, double seconds) {
        int runs = 0;
        long end = processor() + (long) (seconds * 1e9);
        while (processor() < end || runs < FEWEST) {
            run.run();
            runs++;
        }
        return runs;
    }

    /// The processor time of the calling thread, in nanoseconds.
    static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double[] repeat(Runnable run, double seconds) {
        double[] times = new double[64];
        int count = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end || count < FEWEST) {
            long start = System.nanoTime();
            run.run();
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = (System.nanoTime() - start) / 1e6;
        }
        return Arrays.copyOf(times, count);
    }
}
