// rondo evaluate, of a recogniser: how well and how fast it reads.
package rondo.app.ink;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.stream.Streams;
import rondo.basis.AtomicFile;
import rondo.basis.ConfigException;
import rondo.basis.Shown;
import rondo.ink.InkEvaluation;
import rondo.ink.InkEvaluation.Wrong;
import rondo.ink.InkSearch;
import rondo.ink.Recognizer;
import rondo.ink.stroke.InkSample;
import rondo.ink.stroke.SvgPicture;
import rondo.learn.model.TrainingRecord;
import rondo.store.ModelFolder;

/// `rondo evaluate` of a recogniser: reads samples and compares with their labels.
@Command(
        name = "evaluate",
        sortOptions = false,
        description = {
            "Read samples of handwriting and compare with their labels.",
            "Prints the rate of wrong characters (CER) with its 95 %% interval, of wrong words (WER), how many samples"
                    + " are exactly right, the speed, each writer, what was taken for what, and the worst samples."
        },
        footer = {
            "",
            "Examples:",
            "  rondo evaluate pen others.jsonl --pictures worst",
            "  rondo evaluate pen dev.jsonl --lexicon words.txt --language-model lm --tune"
        })
public final class EvaluateInkCommand implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final int LINE = 80; // characters of a line that are shown

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a recogniser.")
    private Path model = Path.of("");

    @Parameters(index = "1", arity = "1..*", paramLabel = "FILE", description = "Samples with labels.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "Draw the worst samples, each in an SVG file of this folder: 01.svg is the worst.")
    private Optional<Path> pictures = Optional.empty();

    @Option(
            names = "--tune",
            description = "Try weights and bonuses of the language model, or those of one that is given, and evaluate"
                    + " with the best; on samples that are kept aside for that.")
    private boolean tune;

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
            var found = recognizer.evaluate(samples, tune ? tuned(recognizer, samples, search) : search);
            print(found, streams.out());
            streams.out().println(TrainingRecord.provenance(recognizer.about()));
            pictures.ifPresent(folder -> draw(worst(found), folder));
        });
        return 0;
    }

    private InkSearch tuned(Recognizer recognizer, List<InkSample> samples, InkSearch search) {
        var language = search.language()
                .orElseThrow(() -> new ConfigException(
                        "--tune without --language-model; expected both; name the model that is to help"));
        var grid = options.grid();
        streams.err().println("trying " + grid.size() + " weights and bonuses on " + samples.size() + " samples");
        var tuning = recognizer.tune(samples, search, grid);
        var best = tuning.best();
        streams.out().println(tuning);
        streams.out().println("best: --weight " + best.weight() + " --bonus " + best.bonus());
        return search.language(language.counting(best.weight(), best.bonus()));
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

    private static void draw(List<Wrong> worst, Path folder) {
        ModelFolder.create(folder);
        for (int i = 0; i < worst.size(); i++) {
            var picture = SvgPicture.sheet(List.of(captioned(worst.get(i))));
            AtomicFile.write(
                    folder.resolve(String.format(Locale.ROOT, "%02d.svg", i + 1)),
                    out -> out.write(picture.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// The sample with what it was read as beside its label.
    private static InkSample captioned(Wrong wrong) {
        var sample = wrong.sample();
        return new InkSample(
                sample.ink(),
                sample.label().map(label -> label + " read as " + wrong.answer()),
                sample.writer(),
                sample.place());
    }

    private static List<Wrong> worst(InkEvaluation found) {
        return found.wrong().subList(0, Math.min(SHOWN, found.wrong().size()));
    }
}
