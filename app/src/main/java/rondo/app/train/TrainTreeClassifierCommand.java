// rondo train tree-classifier: trees with labels to a classifier.
package rondo.app.train;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.structure.TreeClassifierRecipe;
import rondo.structure.TreeClassifierTraining;
import rondo.text.tree.Bracketed;

/// `rondo train tree-classifier`: trees with labels to a classifier.
@Command(
        name = "tree-classifier",
        customSynopsis = "rondo train tree-classifier --train FILE... [--dev FILE...] --model DIR [OPTION]...",
        sortOptions = false,
        description = {
            "Learn to label the nodes of trees from trees in brackets that have labels, plain or gzip.",
            "Saves as it goes; the same command run again continues where it was stopped. Ctrl-C saves and ends."
        },
        footer = {
            "",
            "Examples:",
            "  rondo train tree-classifier --train train.txt --dev dev.txt --model mood",
            "  rondo train tree-classifier --train train.txt --labels root --model mood",
            "  rondo train tree-classifier --train train.txt --vectors glove.txt.gz --model mood"
        })
final class TrainTreeClassifierCommand implements Callable<Integer> {
    @Mixin
    private final TrainFiles files = new TrainFiles();

    @Mixin
    private final VectorsOption vectors = new VectorsOption();

    @Mixin
    private final TrainingOptions<TreeClassifierRecipe> options;

    private TrainTreeClassifierCommand(Streams streams, StopSignal stop) {
        this.options = new TrainingOptions<>(TreeClassifierRecipe.class, streams, stop);
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainTreeClassifierCommand(streams, stop);
        return command.options.line(command);
    }

    @Override
    public Integer call() {
        var asked = vectors.recipe(options, "embedding");
        var training = new TreeClassifierTraining(
                Bracketed.read(files.train()).stream().toList(),
                Bracketed.read(files.dev()).stream().toList(),
                asked);
        vectors.file().ifPresent(training::vectors);
        var trained = options.run(training);
        try (var _ = trained.classifier()) {
            options.conclude(trained.outcome(), "next: rondo classify %s FILE, or rondo evaluate %s FILE");
        }
        return 0;
    }
}
