// Small models that rank words.
package rondo.app.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import rondo.app.Pairs;
import rondo.app.Run;

/// Small models that rank words.
final class RankModels {
    private RankModels() {}

    /// Trains a translator over sub-word units, `en-de`, and a language model of whole words, `lm`.
    static void train(Path folder) throws IOException {
        Pairs.write(folder);
        train(
                folder,
                "translator",
                "en-de",
                "--dev",
                "dev.tsv",
                "--train",
                "train.tsv",
                "--tokens",
                "bpe",
                "--vocabulary",
                "290");
        Files.write(
                folder.resolve("dev.de"),
                Files.readAllLines(folder.resolve("train.de")).subList(0, 4));
        train(
                folder,
                "language-model",
                "lm",
                "--dev",
                "dev.de",
                "--train",
                "train.de",
                "--tokens",
                "words",
                "--contiguous",
                "false");
    }

    private static void train(Path folder, String kind, String name, String... more) {
        var files = List.of("train.tsv", "dev.tsv", "train.de", "dev.de");
        var arguments = Stream.concat(
                        Stream.of(
                                ("train " + kind + " --hidden 24 --embedding 24 --epochs 30 --threads 1 --precision f32"
                                                + " --learning-rate 0.02 --warmup 10 --dropout 0 --batch 60 --model")
                                        .split(" ", -1)),
                        Stream.concat(
                                Stream.of(folder.resolve(name).toString()),
                                Stream.of(more)
                                        .map(word -> files.contains(word)
                                                ? folder.resolve(word).toString()
                                                : word)))
                .toArray(String[]::new);
        var run = Run.of("", arguments);
        assertThat(run.code()).as(run.err()).isZero();
    }
}
