// rondo train language-model: text to a language model.
package rondo.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.language.LanguageModelRecipe;
import rondo.language.LanguageModelTraining;
import rondo.text.PlainText;
import rondo.text.TokenizerFile;

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
            "  rondo train language-model --train a.txt b.txt.gz --dev dev.txt --model lm \\",
            "      --tokens words"
        })
final class TrainLanguageModelCommand implements Callable<Integer> {
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

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            description = "A tokenizer.json to cut the text with, such as target.tokenizer.json of a translator whose"
                    + " outputs the model will judge; else one is learned from the text.")
    private Optional<Path> tokenizer = Optional.empty();

    @Mixin
    private final TrainingOptions<LanguageModelRecipe> options;

    private TrainLanguageModelCommand(Streams streams, StopSignal stop) {
        this.options = new TrainingOptions<>(LanguageModelRecipe.class, streams, stop);
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainLanguageModelCommand(streams, stop);
        return command.options.line(command);
    }

    @Override
    public Integer call() {
        var asked = options.recipe();
        var training = new LanguageModelTraining(PlainText.read(train), PlainText.read(dev), asked);
        tokenizer.ifPresent(file -> training.tokenizer(TokenizerFile.read(file)));
        var trained = options.run(training);
        try (var _ = trained.model()) {
            options.conclude(
                    trained.outcome(), "next: rondo perplexity %s FILE, rondo generate %s, or rondo suggest %s");
        }
        return 0;
    }
}
