// rondo train parser: trees to a parser.
package rondo.app.train;

import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.structure.parse.ParserRecipe;
import rondo.structure.parse.ParserTraining;
import rondo.text.tree.Bracketed;

/// `rondo train parser`: trees to a parser.
@Command(
        name = "parser",
        customSynopsis = "rondo train parser --train FILE... [--dev FILE...] --model DIR [OPTION]...",
        sortOptions = false,
        description = {
            "Learn to parse from trees in brackets, plain or gzip, as the Penn Treebank has them.",
            "Function tags, traces and roots such as TOP are left out.",
            "Saves as it goes; the same command run again continues where it was stopped. Ctrl-C saves and ends."
        },
        footer = {"", "Example:", "  rondo train parser --train train.mrg --dev dev.mrg --model english"})
final class TrainParserCommand implements Callable<Integer> {
    private static final Pattern NUMBER = Pattern.compile("\\d+"); // as in trees of sentiment

    @Mixin
    private final TrainFiles files = new TrainFiles();

    @Mixin
    private final TrainingOptions<ParserRecipe> options;

    private TrainParserCommand(Streams streams, StopSignal stop) {
        this.options = new TrainingOptions<>(ParserRecipe.class, streams, stop);
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainParserCommand(streams, stop);
        return command.options.line(command);
    }

    @Override
    public Integer call() {
        var asked = options.recipe();
        var train = Bracketed.read(files.train()).labelled().stream().toList();
        if (!train.isEmpty()
                && train.stream().allMatch(tree -> NUMBER.matcher(tree.label()).matches())) {
            options.say("warning: " + files.train().getFirst() + ": every tree has a number for its label; expected"
                    + " categories such as S and NP; rondo train tree-classifier learns such numbers");
        }
        var trained = options.run(
                new ParserTraining(train, Bracketed.read(files.dev()).stream().toList(), asked));
        try (var _ = trained.parser()) {
            options.conclude(trained.outcome(), "next: rondo parse %s FILE, or rondo evaluate %s FILE");
        }
        return 0;
    }
}
