// Shows a training on standard error.
package rondo.app.train;

import rondo.app.stream.Streams;
import rondo.learn.Progress;

/// Shows a training on standard error: a bar on a terminal, else lines for a log.
interface TrainingDisplay extends Progress, AutoCloseable {
    /// The number of columns if standard error is a terminal; the launcher sets it.
    String COLUMNS = "rondo.columns";

    /// The one that fits this process.
    static TrainingDisplay of(Streams streams) {
        int columns = Integer.getInteger(COLUMNS, 0);
        return columns > 0 ? new TrainingBar(streams.err(), columns) : new TrainingLog(streams.err());
    }

    /// Ends it.
    @Override
    void close();
}
