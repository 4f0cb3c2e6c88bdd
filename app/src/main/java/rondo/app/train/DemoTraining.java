// The training of a demo.
package rondo.app.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import rondo.app.stream.StopSignal;
import rondo.learn.Outcome;
import rondo.learn.model.ModelTraining;
import rondo.store.ModelFolder;

/// The training of a demo, or one after the other: they are shown, saved as they go, and may be stopped.
///
/// @param out where all of it is told
/// @param stop tells a training to save and end
/// @param folder of the demo
record DemoTraining(PrintWriter out, StopSignal stop, Path folder) {
    /// Makes the folder, and from now on a training that is told to end is saved first.
    static DemoTraining begin(PrintWriter out, StopSignal stop, Path folder) {
        ModelFolder.create(folder);
        stop.listen(() -> out.printf("%n%s%n", TrainingLines.STOPPING), () -> {});
        return new DemoTraining(out, stop, folder);
    }

    /// Trains, or continues.
    ///
    /// @param model the folder of the model
    <M> M run(ModelTraining<?, M, ?> training, Path model, DemoProgress progress) {
        return training.folder(model).progress(progress).stop(stop::asked).run();
    }

    /// Whether a training came to its end; says either.
    boolean isDone(Outcome outcome, DemoProgress progress) {
        boolean done = outcome.ending() != Outcome.Ending.INTERRUPTED;
        if (done) {
            out.printf("%s%n%n", progress.result(outcome));
        } else {
            out.printf("%nStopped and saved in %s; the same command continues.%n", folder);
        }
        return done;
    }
}
