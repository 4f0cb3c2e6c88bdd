// rondo evaluate, of a recogniser: how well and how fast it reads.
package rondo.app.ink;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.stream.Streams;
import rondo.basis.AtomicFile;
import rondo.basis.Shown;
import rondo.ink.InkEvaluation;
import rondo.ink.InkEvaluation.Wrong;
import rondo.ink.stroke.SvgPicture;

/// `rondo evaluate` of a recogniser: reads samples and compares with their labels.
@Command(
        name = "evaluate",
        sortOptions = false,
        description = {
            "Read samples of handwriting and compare with their labels.",
            "Prints the rate of wrong characters (CER) with its 95 %% interval, of wrong words (WER), how many samples"
                    + " are exactly right, the speed, each writer, what was taken for what, and the worst samples."
        },
        footer = {"", "Example:", "  rondo evaluate pen others.jsonl --pictures worst.svg"})
public final class EvaluateInkCommand implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final int LINE = 80; // characters of a line that are shown

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a recogniser.")
    private Path model = Path.of("");

    @Parameters(index = "1", arity = "1..*", paramLabel = "FILE", description = "Samples with labels.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--pictures", paramLabel = "OUT", description = "Draw the worst samples on a sheet, an SVG file.")
    private Optional<Path> pictures = Optional.empty();

    @Mixin
    private InkInput input = new InkInput();

    @Mixin
    private ReadingOptions options = new ReadingOptions();

    /// A command that prints on these streams.
    public EvaluateInkCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var samples = input.read(files, streams.err()::println);
        options.open(model, 1, streams.err(), (recognizer, search) -> {
            var found = recognizer.evaluate(samples, search);
            print(found, streams.out());
            pictures.ifPresent(file -> draw(found, file));
        });
        return 0;
    }

    private static void print(InkEvaluation found, PrintWriter out) {
        out.println(found);
        if (!found.byWriter().isEmpty()) {
            out.println("by writer:");
            found.byWriter().forEach((writer, rate) -> out.println("  " + Shown.text(writer) + ": CER " + rate));
        }
        if (!found.confusions().isEmpty()) {
            out.println("most frequent confusions:");
            found.confusions().entrySet().stream()
                    .limit(SHOWN)
                    .forEach(entry ->
                            out.println("  " + Shown.text(entry.getKey().toString(), LINE) + ": " + entry.getValue()));
            out.println("worst:");
            worst(found)
                    .forEach(wrong -> out.println("  " + wrong.sample().place() + ": "
                            + Shown.text(wrong.sample().label().orElse(""), LINE) + " read as "
                            + Shown.text(wrong.answer(), LINE)));
        }
    }

    private static void draw(InkEvaluation found, Path file) {
        var sheet = SvgPicture.sheet(worst(found).stream().map(Wrong::sample).toList());
        AtomicFile.write(file, out -> out.write(sheet.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Wrong> worst(InkEvaluation found) {
        return found.wrong().subList(0, Math.min(SHOWN, found.wrong().size()));
    }
}
