// Where the time of updates goes.
package rondo.learn;

/// Where the time of updates goes. It stands while the net is evaluated or saved.
final class Clock {
    /// A part of an update.
    enum Part {
        GRADIENTS,
        SUM,
        OPTIMIZER,
        REST
    }

    private long gradients;
    private long sum;
    private long optimizer;
    private long rest;
    private long mark = System.nanoTime();

    /// Begins to measure; what was before belongs to nothing.
    void start() {
        mark = System.nanoTime();
    }

    /// The time since the last mark belongs to a part.
    void lap(Part part) {
        long now = System.nanoTime();
        long time = now - mark;
        mark = now;
        switch (part) {
            case GRADIENTS -> gradients += time;
            case SUM -> sum += time;
            case OPTIMIZER -> optimizer += time;
            case REST -> rest += time;
        }
    }

    /// All seconds measured.
    double seconds() {
        return nanos() * 1e-9;
    }

    /// The parts.
    Event.Shares shares() {
        double all = nanos();
        return new Event.Shares(gradients / all, sum / all, optimizer / all, rest / all);
    }

    private double nanos() {
        return (double) Math.max(1, gradients + sum + optimizer + rest);
    }
}
