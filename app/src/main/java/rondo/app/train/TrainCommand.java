// rondo train: the commands that train, one for each kind of model.
package rondo.app.train;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;

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
            "  rondo train language-model --train train.txt --dev dev.txt --model lm",
            "  rondo train recognizer --train lines.jsonl --dev others.jsonl --model pen",
            "  rondo train tree-classifier --train train.txt --dev dev.txt --model mood",
            "  rondo train classifier --train names.tsv --dev others.tsv --model names",
            "  rondo train phrase-encoder --train train.txt --dev dev.txt --model ae",
            "  rondo train parser --train train.mrg --dev dev.mrg --model english",
            "  rondo train tagger --train train.conllu --dev dev.conllu --model pos",
            "  rondo train forecaster --train power.csv --target OT --horizon 24 --model power"
        })
public final class TrainCommand {
    private TrainCommand() {}

    /// The command line of it and of what it holds.
    ///
    /// @param stop tells a training to save and end
    public static CommandLine line(Streams streams, StopSignal stop) {
        return new CommandLine(new TrainCommand())
                .addSubcommand(TrainTranslatorCommand.line(streams, stop))
                .addSubcommand(TrainLanguageModelCommand.line(streams, stop))
                .addSubcommand(TrainRecognizerCommand.line(streams, stop))
                .addSubcommand(TrainTreeClassifierCommand.line(streams, stop))
                .addSubcommand(TrainClassifierCommand.line(streams, stop))
                .addSubcommand(TrainPhraseEncoderCommand.line(streams, stop))
                .addSubcommand(TrainParserCommand.line(streams, stop))
                .addSubcommand(TrainTaggerCommand.line(streams, stop))
                .addSubcommand(TrainForecasterCommand.line(streams, stop));
    }
}
