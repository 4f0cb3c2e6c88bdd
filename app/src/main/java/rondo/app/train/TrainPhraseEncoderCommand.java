// rondo train phrase-encoder: sentences or trees to an encoder of phrases.
package rondo.app.train;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.structure.phrase.PhraseEncoderRecipe;
import rondo.structure.phrase.PhraseEncoderTraining;
import rondo.structure.phrase.Phrases;

/// `rondo train phrase-encoder`: sentences or trees to an encoder of phrases.
@Command(
        name = "phrase-encoder",
        customSynopsis = "rondo train phrase-encoder --train FILE... [--dev FILE...] --model DIR [OPTION]...",
        sortOptions = false,
        description = {
            "Learn vectors for sentences and all phrases in them, with a recursive autoencoder, and to label them if",
            "they have labels. Files hold a sentence a line, words parted by blanks, after its label and a tab if it",
            "has one; or trees in brackets. Plain or gzip.",
            "Saves as it goes; the same command run again continues where it was stopped. Ctrl-C saves and ends."
        },
        footer = {
            "",
            "Examples:",
            "  rondo train phrase-encoder --train reviews.tsv --dev others.tsv --model ae",
            "  rondo train phrase-encoder --train text.txt --vectors glove.txt.gz --labels none \\",
            "      --reconstruction words --model ae"
        })
final class TrainPhraseEncoderCommand implements Callable<Integer> {
    @Mixin
    private final TrainFiles files = new TrainFiles();

    @Mixin
    private final VectorsOption vectors = new VectorsOption();

    @Mixin
    private final TrainingOptions<PhraseEncoderRecipe> options;

    private TrainPhraseEncoderCommand(Streams streams, StopSignal stop) {
        this.options = new TrainingOptions<>(PhraseEncoderRecipe.class, streams, stop);
    }

    static CommandLine line(Streams streams, StopSignal stop) {
        var command = new TrainPhraseEncoderCommand(streams, stop);
        return command.options.line(command);
    }

    @Override
    public Integer call() {
        var asked = vectors.recipe(options, "hidden");
        var training = new PhraseEncoderTraining(Phrases.read(files.train()), Phrases.read(files.dev()), asked);
        vectors.file().ifPresent(training::vectors);
        var trained = options.run(training);
        try (var _ = trained.encoder()) {
            options.conclude(trained.outcome(), "next: rondo neighbours %s FILE, or rondo evaluate %s FILE");
        }
        return 0;
    }
}
