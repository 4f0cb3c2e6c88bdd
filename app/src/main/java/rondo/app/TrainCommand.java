// rondo train: the commands that train, one for each kind of model.
package rondo.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `rondo train`: the commands that train, one for each kind of model.
@Command(
        name = "train",
        description = "Train a model.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  rondo train translator --train train.en train.de \\",
            "      --dev dev.en dev.de --model en-de",
            "  rondo train language-model --train train.txt --dev dev.txt --model lm"
        })
final class TrainCommand {
    private TrainCommand() {}

    static CommandLine line(Streams streams, StopSignal stop) {
        return new CommandLine(new TrainCommand())
                .addSubcommand(TrainTranslatorCommand.line(streams, stop))
                .addSubcommand(TrainLanguageModelCommand.line(streams, stop));
    }
}
