// rondo train tagger: sentences with labels to a tagger.
package rondo.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.label.LabelledFiles;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.label.LabelledSentence;
import rondo.label.TaggerRecipe;
import rondo.label.TaggerTraining;

/// `rondo train tagger`: sentences with labels to a tagger.
@Command(
        name = "tagger",
        customSynopsis =
                "rondo train tagger --train FILE [FILE [FILE]] [--dev FILE [FILE [FILE]]] --model DIR [OPTION]...",
        sortOptions = false,
        description = {
            "Learn to label words: one file with a word a line, CoNLL-U or columns with the word first and its label"
                    + " last;",
            "or files that are aligned line by line: words, their labels, and if there is a third the label of each"
                    + " sentence.",
            "Saves as it goes; the same command run again continues where it was stopped. Ctrl-C saves and ends."
        },
        footer = {
            "",
            "Examples:",
            "  rondo train tagger --train train.conllu --dev dev.conllu --model pos",
            "  rondo train tagger --train train.conllu --dev dev.conllu --model xpos --column xpos",
            "  rondo train tagger --train seq.in seq.out label \\",
            "      --dev dev/seq.in dev/seq.out dev/label --model slots"
        })
final class TrainTaggerCommand implements Callable<Integer> {
    private static final String OTHER = "label"; // key in misc, for CoNLL-U tagged by what other files taught

    @Option(
            names = "--train",
            required = true,
            arity = "1..3",
            paramLabel = "FILE",
            description = "What to learn from: one file with a word a line, or words, labels and labels of sentences.")
    private List<Path> train = new ArrayList<>();

    @Option(
            names = "--dev",
            arity = "1..3",
            paramLabel = "FILE",
            description = "Others of the same kind, which decide which weights are kept; without them the last weights"
                    + " are.")
    private List<Path> dev = new ArrayList<>();

    @Mixin
    private final TrainingOptions<TaggerRecipe> options;

    private TrainTaggerCommand(Streams streams, StopSignal stop) {
        this.options = new TrainingOptions<>(TaggerRecipe.class, streams, stop);
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainTaggerCommand(streams, stop);
        return command.options.line(command);
    }

    @Override
    public Integer call() {
        var given = options.recipe();
        var asked = LabelledFiles.areConllU(train) ? given : given.column(OTHER);
        var learned = LabelledFiles.read("--train", train, asked.column());
        var judged = dev.isEmpty() ? List.<LabelledSentence>of() : LabelledFiles.read("--dev", dev, asked.column());
        var trained = options.run(new TaggerTraining(learned, judged, asked));
        try (var _ = trained.tagger()) {
            options.conclude(trained.outcome(), "next: rondo tag %s FILE, or rondo evaluate %s FILE");
        }
        return 0;
    }
}
