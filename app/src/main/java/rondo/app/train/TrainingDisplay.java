// Shows a training on standard error.
package rondo.app.train;

import rondo.learn.Progress;

/// Shows a training on standard error: a bar on a terminal, else lines for a log.
interface TrainingDisplay extends Progress, AutoCloseable {
    /// Ends it.
    @Override
    void close();
}
