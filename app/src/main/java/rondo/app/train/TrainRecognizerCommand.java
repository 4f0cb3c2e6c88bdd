// rondo train recognizer: samples of handwriting to a recogniser.
package rondo.app.train;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rondo.app.ink.InkInput;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.ink.RecognizerRecipe;
import rondo.ink.RecognizerTraining;

/// `rondo train recognizer`: samples of handwriting to a recogniser.
@Command(
        name = "recognizer",
        customSynopsis = "rondo train recognizer --train FILE... [--dev FILE...] --model DIR [OPTION]...",
        sortOptions = false,
        description = {
            "Learn to read handwriting from samples with labels, in files of InkML, UNIPEN, IAM-OnDB or JSON, plain or"
                    + " gzip.",
            "Saves as it goes; the same command run again continues where it was stopped. Ctrl-C saves and ends."
        },
        footer = {
            "",
            "Examples:",
            "  rondo train recognizer --train lines.jsonl --dev others.jsonl --model pen",
            "  rondo train recognizer --train signs.jsonl --labels character --model signs"
        })
final class TrainRecognizerCommand implements Callable<Integer> {
    @Mixin
    private final TrainFiles files = new TrainFiles();

    @Mixin
    private InkInput input = new InkInput();

    @Mixin
    private final TrainingOptions<RecognizerRecipe> options;

    private TrainRecognizerCommand(Streams streams, StopSignal stop) {
        this.options = new TrainingOptions<>(RecognizerRecipe.class, streams, stop);
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainRecognizerCommand(streams, stop);
        return command.options.line(command);
    }

    @Override
    public Integer call() {
        var asked = options.recipe();
        var trained = options.run(new RecognizerTraining(
                input.read(files.train(), options::say), input.read(files.dev(), options::say), asked));
        try (var _ = trained.recognizer()) {
            options.conclude(trained.outcome(), "next: rondo recognize %s FILE, or rondo evaluate %s FILE");
        }
        return 0;
    }
}
