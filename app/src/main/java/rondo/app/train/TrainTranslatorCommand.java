// rondo train translator: two aligned texts to a translator.
package rondo.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.text.ParallelText;
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
            "  rondo train translator --train train.en train.de \\",
            "      --dev dev.en dev.de --model en-de",
            "  rondo train translator --train pairs.tsv --dev dev.tsv --model en-zh \\",
            "      --tokens characters --epochs 30"
        })
final class TrainTranslatorCommand implements Callable<Integer> {
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

    @Mixin
    private final TrainingOptions<TranslatorRecipe> options;

    private TrainTranslatorCommand(Streams streams, StopSignal stop) {
        this.options = new TrainingOptions<>(TranslatorRecipe.class, streams, stop);
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainTranslatorCommand(streams, stop);
        return command.options.line(command);
    }

    @Override
    public Integer call() {
        var asked = options.recipe();
        var trainText = read("--train", train);
        var devText = dev.isEmpty() ? ParallelText.of(List.of()) : read("--dev", dev);
        var trained = options.run(new TranslatorTraining(trainText, devText, asked));
        try (var _ = trained.translator()) {
            options.conclude(trained.outcome(), "next: rondo translate %s FILE, or rondo inspect %s");
        }
        return 0;
    }

    private ParallelText read(String option, List<Path> files) {
        if (files.size() > 2) { // of an option that was given again
            throw new ConfigException(option + ": " + files.size() + " files; expected source and target file, or one"
                    + " file of pairs; put the parts of a text into one file");
        }
        var text = files.size() == 1
                ? ParallelText.read(files.getFirst())
                : ParallelText.read(files.getFirst(), files.getLast());
        text.warnings().forEach(warning -> options.say("warning: " + warning));
        return text;
    }
}
