// rondo demo handwriting: a recogniser that learns before one's eyes.
package rondo.app.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rondo.app.hand.Sums;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.ink.InkSearch;
import rondo.ink.Recognizer;
import rondo.ink.RecognizerRecipe;
import rondo.ink.RecognizerTraining;
import rondo.ink.format.InkFiles;
import rondo.ink.format.InkFormat;
import rondo.ink.stroke.BraillePicture;
import rondo.ink.stroke.InkSample;

/// `rondo demo handwriting`: hands of its own write sums, and a recogniser learns to read hands that it never saw.
@Command(
        name = "handwriting",
        sortOptions = false,
        description = "Watch a recogniser of handwriting learn, in about a minute.",
        footer = {"", "Example:", "  rondo demo handwriting"})
final class DemoHandwritingCommand implements Callable<Integer> {
    private static final int HANDS = 60;
    private static final int OTHERS = 10; // hands that dev and test have each
    private static final int LINES = 3000;
    private static final int HELD_OUT = 200;
    private static final int EPOCHS = 4;
    private static final int COLUMNS = 72;
    private static final int ROWS = 8;
    private static final int SHOWN = 3;

    private final Streams streams;
    private final StopSignal stop;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            defaultValue = "demo-handwriting",
            description = "Where the model and the ink are left behind (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("demo-handwriting");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides hands, sums and weights (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    DemoHandwritingCommand(Streams streams, StopSignal stop) {
        this.streams = streams;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        var out = streams.out();
        var train = Sums.written(LINES, 0, HANDS, seed);
        var dev = Sums.written(HELD_OUT, HANDS, OTHERS, seed);
        var test = Sums.written(HELD_OUT, HANDS + OTHERS, OTHERS, seed);
        out.printf(
                Locale.ROOT,
                "%d hands wrote %,d sums, such as%n%n%s%nand %d other hands wrote %d that it will not learn from.%n%n",
                HANDS,
                train.size(),
                picture(train.getFirst()),
                OTHERS,
                test.size());
        var progress = new DemoProgress(out, EPOCHS, "read them", "lines", "characters");
        var demo = DemoTraining.begin(out, stop, folder);
        InkFiles.write(folder.resolve("test.jsonl"), InkFormat.JSON, test);
        var trained = demo.run(new RecognizerTraining(train, dev, recipe()), folder, progress);
        try (var recognizer = trained.recognizer()) {
            if (demo.isDone(trained.outcome(), progress)) {
                show(recognizer, test, out);
            }
        }
        return 0;
    }

    private RecognizerRecipe recipe() {
        return RecognizerRecipe.standard()
                .hidden(64)
                .layers(2)
                .step(0.12)
                .dropout(0.1)
                .augment(0.5)
                .batch(16)
                .epochs(EPOCHS)
                .learningRate(0.006)
                .seed(seed);
    }

    private void show(Recognizer recognizer, List<InkSample> test, PrintWriter out) {
        var found = recognizer.evaluate(test, InkSearch.greedy());
        out.printf(
                Locale.ROOT,
                "Of %d sums by hands that it never saw it reads %s to the letter; %s of the characters are wrong.%n%n",
                test.size(),
                found.exact(),
                found.characters());
        for (var sample : test.subList(0, SHOWN)) {
            out.println(picture(sample));
            var answers = recognizer
                    .recognize(List.of(sample.ink()), InkSearch.beam(32).nBest(3))
                    .getFirst();
            answers.forEach(answer ->
                    out.printf(Locale.ROOT, "  %-16s probability %.4f%n", answer.text(), Math.exp(answer.logProb())));
            out.println();
        }
        out.printf("The model is in the folder %s. Try it:%n", folder);
        var file = folder.resolve("test.jsonl");
        out.printf("  ./rondo recognize %s %s --n-best 3%n", folder, file);
        out.printf("  ./rondo evaluate %s %s%n", folder, file);
        out.printf("  ./rondo ink %s --svg sums.svg%n", file);
        out.flush();
    }

    private static String picture(InkSample sample) {
        return BraillePicture.draw(sample.ink(), COLUMNS, ROWS);
    }
}
