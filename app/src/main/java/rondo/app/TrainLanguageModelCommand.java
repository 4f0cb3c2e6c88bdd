// rondo train language-model: text to a language model.
package rondo.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rondo.language.LanguageModel;
import rondo.language.LanguageModelRecipe;
import rondo.language.LanguageModelTraining;
import rondo.learn.Outcome;
import rondo.text.PlainText;

/// `rondo train language-model`: text to a language model.
@Command(
        name = "language-model",
        customSynopsis = "rondo train language-model --train FILE... [--dev FILE] --model DIR [OPTION]...",
        sortOptions = false,
        description = {
            "Learn to predict the next word from text: files of lines, plain or gzip.",
            "Saves as it goes; the same command run again continues where it was stopped. Ctrl-C saves and ends."
        },
        footer = {
            "",
            "Examples:",
            "  rondo train language-model --train train.txt --dev dev.txt --model lm",
            "  rondo train language-model --train a.txt b.txt.gz --dev dev.txt --model lm --tokens words"
        })
final class TrainLanguageModelCommand implements Callable<Integer> {
    private final Streams streams;
    private final StopSignal stop;
    private final RecipeOptions<LanguageModelRecipe> options = new RecipeOptions<>(LanguageModelRecipe.class);

    @Option(
            names = "--train",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "What to learn from: one or several files.")
    private List<Path> train = new ArrayList<>();

    @Option(
            names = "--dev",
            paramLabel = "FILE",
            description = "Another text, which decides which weights are kept and when training ends; without it "
                    + "training takes all epochs and keeps the last weights.")
    private List<Path> dev = new ArrayList<>();

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "The folder of the model.")
    private Path model = Path.of("");

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "Settings as JSON, such as {\"hidden\": 320}; the options below outrank it.")
    private Optional<Path> recipe = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    private TrainLanguageModelCommand(Streams streams, StopSignal stop) {
        this.streams = streams;
        this.stop = stop;
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainLanguageModelCommand(streams, stop);
        var line = new CommandLine(command);
        command.options.addTo(line.getCommandSpec());
        return line;
    }

    @Override
    public Integer call() {
        var asked = options.recipe(recipe);
        var training = new LanguageModelTraining(PlainText.read(train), PlainText.read(dev), asked);
        stop.listen(() -> say("stopping: the state is saved first"));
        var trained = train(training);
        try (var _ = trained.model()) {
            conclude(trained.outcome());
        }
        return 0;
    }

    private LanguageModel.Trained train(LanguageModelTraining training) {
        try (var display = TrainingDisplay.of(streams)) {
            return training.folder(model)
                    .threads(threads)
                    .progress(display)
                    .stop(stop::asked)
                    .run();
        }
    }

    private void conclude(Outcome outcome) {
        say(TrainingLog.result(outcome));
        if (outcome.ending() == Outcome.Ending.INTERRUPTED) {
            say("saved in " + model + "; the same command continues");
        } else {
            say("saved in " + model + "; next: rondo perplexity " + model + " FILE, rondo generate " + model
                    + ", or rondo suggest " + model);
        }
    }

    private void say(String message) {
        streams.err().println(message);
        streams.err().flush();
    }
}
