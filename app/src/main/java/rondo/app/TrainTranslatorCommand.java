// rondo train translator: two aligned texts to a translator.
package rondo.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rondo.learn.Outcome;
import rondo.text.ParallelText;
import rondo.translate.Translator;
import rondo.translate.TranslatorRecipe;
import rondo.translate.TranslatorTraining;

/// `rondo train translator`: two aligned texts to a translator.
@Command(
        name = "translator",
        customSynopsis = "rondo train translator --train FILE [FILE] [--dev FILE [FILE]] --model DIR [OPTION]...",
        sortOptions = false,
        description = {
            "Learn to translate from pairs of sentences: two files aligned line by line, or one with a tab between"
                    + " the two sides of a line.",
            "Saves as it goes; the same command run again continues where it was stopped. Ctrl-C saves and ends."
        },
        footer = {
            "",
            "Examples:",
            "  rondo train translator --train train.en train.de --dev dev.en dev.de --model en-de",
            "  rondo train translator --train pairs.tsv --dev dev.tsv --model en-zh --tokens characters --epochs 30"
        })
final class TrainTranslatorCommand implements Callable<Integer> {
    private final Streams streams;
    private final StopSignal stop;
    private final RecipeOptions<TranslatorRecipe> options = new RecipeOptions<>(TranslatorRecipe.class);

    @Option(
            names = "--train",
            required = true,
            arity = "1..2",
            paramLabel = "FILE",
            description = "What to learn from: source and target file, or one file of pairs.")
    private List<Path> train = new ArrayList<>();

    @Option(
            names = "--dev",
            arity = "1..2",
            paramLabel = "FILE",
            description = "Other pairs, which decide which weights are kept and when training ends; without them it "
                    + "takes all epochs and keeps the last weights.")
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

    private TrainTranslatorCommand(Streams streams, StopSignal stop) {
        this.streams = streams;
        this.stop = stop;
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainTranslatorCommand(streams, stop);
        var line = new CommandLine(command);
        command.options.addTo(line.getCommandSpec());
        return line;
    }

    @Override
    public Integer call() {
        var asked = options.recipe(recipe);
        var trainText = read(train);
        var devText = dev.isEmpty() ? ParallelText.of(List.of()) : read(dev);
        stop.listen(() -> say("stopping: the state is saved first"));
        var trained = train(new TranslatorTraining(trainText, devText, asked));
        try (var _ = trained.translator()) {
            conclude(trained.outcome());
        }
        return 0;
    }

    private Translator.Trained train(TranslatorTraining training) {
        try (var display = TrainingDisplay.of(streams)) {
            return training.folder(model)
                    .threads(threads)
                    .progress(display)
                    .stop(stop::asked)
                    .run();
        }
    }

    private ParallelText read(List<Path> files) {
        var text = files.size() == 1
                ? ParallelText.read(files.getFirst())
                : ParallelText.read(files.getFirst(), files.getLast());
        text.warnings().forEach(warning -> say("warning: " + warning));
        return text;
    }

    private void conclude(Outcome outcome) {
        say(TrainingLog.result(outcome));
        if (outcome.ending() == Outcome.Ending.INTERRUPTED) {
            say("saved in " + model + "; the same command continues");
        } else {
            say("saved in " + model + "; next: rondo translate " + model + " FILE, or rondo inspect " + model);
        }
    }

    private void say(String message) {
        streams.err().println(message);
        streams.err().flush();
    }
}
