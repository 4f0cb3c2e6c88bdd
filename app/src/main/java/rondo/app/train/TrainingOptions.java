// What all trainings are told, and what they say.
package rondo.app.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.learn.Outcome;
import rondo.learn.Trainer;
import rondo.learn.model.ModelTraining;

/// What all trainings are told: folder, recipe, threads; and what they say.
///
/// @param <R> the kind of recipe
final class TrainingOptions<R extends Record> {
    /// The number of columns if standard error is a terminal; the launcher sets it.
    private static final String COLUMNS = "rondo.columns";

    private final RecipeOptions<R> settings;
    private final Streams streams;
    private final StopSignal stop;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "The folder of the model.")
    private Path model = Path.of("");

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "Settings as JSON, such as {\"hidden\": 320}; the options below outrank it.")
    private Optional<Path> recipe = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    TrainingOptions(Class<R> kind, Streams streams, StopSignal stop) {
        this.settings = new RecipeOptions<>(kind);
        this.streams = streams;
        this.stop = stop;
    }

    /// The command line of a command that has these options, with one more for each setting of the recipe.
    CommandLine line(Object command) {
        var line = new CommandLine(command);
        settings.addTo(line.getCommandSpec());
        return line;
    }

    /// The recipe that was asked for.
    ///
    /// @throws rondo.basis.ConfigException if a key is unknown or a value not allowed
    R recipe() {
        return settings.recipe(recipe);
    }

    /// The recipe that was asked for, with another value of a setting of which nothing was said.
    ///
    /// @param name of the setting, in JSON
    /// @throws rondo.basis.ConfigException if a key is unknown or a value not allowed
    R recipe(String name, String standard) {
        return settings.recipe(recipe, name, standard);
    }

    /// Runs a training that is shown on standard error, and saves it.
    <M> M run(ModelTraining<?, M, ?> training) {
        stop.listen(() -> say(TrainingLines.STOPPING), () -> say("ended at once; " + saved()));
        try (var display = display()) {
            return training.folder(model)
                    .threads(threads)
                    .progress(display)
                    .stop(stop::asked)
                    .run();
        }
    }

    /// What is on the disk; files are written aside and then renamed, so they are whole at any time.
    private String saved() {
        return Files.exists(model.resolve(Trainer.STATE))
                ? model + " is as it was saved last; the same command continues from there"
                : "nothing was saved yet; the same command begins anew";
    }

    private TrainingDisplay display() {
        int columns = Integer.getInteger(COLUMNS, 0);
        return columns > 0 ? new TrainingBar(streams.err(), columns) : new TrainingLog(streams.err());
    }

    /// Says how it ended.
    ///
    /// @param next what may be done with the model, `%s` its folder
    void conclude(Outcome outcome, String next) {
        say(TrainingLines.result(outcome));
        boolean interrupted = outcome.ending() == Outcome.Ending.INTERRUPTED;
        say("saved in " + model + "; " + (interrupted ? "the same command continues" : next.replace("%s", "" + model)));
    }

    /// Says something on standard error.
    void say(String message) {
        streams.err().println(message);
        streams.err().flush();
    }
}
