// rondo train classifier: sequences with labels to a classifier.
package rondo.app.train;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.label.sequence.SequenceClassifierRecipe;
import rondo.label.sequence.SequenceClassifierTraining;
import rondo.label.sequence.data.SequenceFiles;

/// `rondo train classifier`: sequences with labels to a classifier.
@Command(
        name = "classifier",
        customSynopsis = "rondo train classifier --train FILE... [--dev FILE...] --model DIR [OPTION]...",
        sortOptions = false,
        description = {
            "Learn to label sequences: texts, read by words or characters, or rows of numbers.",
            "A file has a label, a tab and a text on each line; a folder a file of texts for each label, named after it;",
            ".jsonl has objects with label, and text or values; .ts series as the UCR and UEA archives have them.",
            "Saves as it goes; the same command run again continues where it was stopped. Ctrl-C saves and ends."
        },
        footer = {
            "",
            "Examples:",
            "  rondo train classifier --train names.tsv --dev others.tsv --model names",
            "  rondo train classifier --train speakers.ts --model speakers"
        })
final class TrainClassifierCommand implements Callable<Integer> {
    @Mixin
    private final TrainFiles files = new TrainFiles();

    @Mixin
    private final TrainingOptions<SequenceClassifierRecipe> options;

    private TrainClassifierCommand(Streams streams, StopSignal stop) {
        this.options = new TrainingOptions<>(SequenceClassifierRecipe.class, streams, stop);
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainClassifierCommand(streams, stop);
        return command.options.line(command);
    }

    @Override
    public Integer call() {
        var training = new SequenceClassifierTraining(
                SequenceFiles.read(files.train()), SequenceFiles.read(files.dev()), options.recipe());
        var trained = options.run(training);
        try (var _ = trained.classifier()) {
            options.conclude(trained.outcome(), "next: rondo classify %s FILE, or rondo evaluate %s FILE");
        }
        return 0;
    }
}
