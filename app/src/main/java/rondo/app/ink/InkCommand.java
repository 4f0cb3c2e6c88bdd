// rondo ink: what is in a file of handwriting.
package rondo.app.ink;

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
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.basis.Shown;
import rondo.ink.feature.Augmentation;
import rondo.ink.format.InkFiles;
import rondo.ink.format.InkFormat;
import rondo.ink.stroke.BraillePicture;
import rondo.ink.stroke.InkSample;
import rondo.ink.stroke.SvgPicture;

/// `rondo ink`: what is in a file of handwriting, with pictures.
@Command(
        name = "ink",
        sortOptions = false,
        description = {
            "Tell what is in a file of handwriting, and draw a sample of it.",
            "Reads InkML, UNIPEN, IAM-OnDB and JSON (lines with strokes and text, Quick, Draw!), plain or gzip."
        },
        footer = {
            "",
            "Examples:",
            "  rondo ink digits.jsonl",
            "  rondo ink digits.unipen --flip --svg sheet.svg",
            "  rondo ink line.inkml --augment 20 --svg altered.svg"
        })
public final class InkCommand implements Callable<Integer> {
    private static final int COLUMNS = 72;
    private static final int ROWS = 16;
    private static final int MOST_IN_SHEET = 200;

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file of ink.")
    private Path file = Path.of("");

    @Option(names = "--sample", paramLabel = "K", description = "The sample to draw, from 1 (default: the first).")
    private Optional<Long> chosen = Optional.empty();

    @Mixin
    private InkInput input = new InkInput();

    @Option(
            names = "--svg",
            paramLabel = "OUT",
            description = "Write a sheet of pictures: of the first " + MOST_IN_SHEET + " samples, or of those that"
                    + " --sample and --augment ask for.")
    private Optional<Path> svg = Optional.empty();

    @Option(
            names = "--augment",
            paramLabel = "N",
            description = "Draw the sample also N times as training alters it at random.")
    private int augment;

    @Option(names = "--strength", paramLabel = "S", description = "How much --augment alters (default: 1; 0 nothing).")
    private double strength = 1;

    @Option(names = "--json", description = "Tell it as JSON, without a picture.")
    private boolean json;

    /// A command that prints on these streams.
    public InkCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (chosen.orElse(1L) < 1) {
            throw new ConfigException("sample: " + chosen.get() + "; expected at least 1");
        }
        if (augment < 0 || augment > MOST_IN_SHEET) {
            throw new ConfigException("augment: " + augment + "; expected 0 to " + MOST_IN_SHEET);
        }
        var summary = new InkSummary();
        List<InkSample> drawn = new ArrayList<>();
        InkFormat format;
        try (var reading = InkFiles.read(file)) {
            format = reading.format();
            while (reading.hasNext()) {
                var sample = reading.next();
                summary.add(sample);
                if (isDrawn(summary.samples(), drawn.size())) {
                    drawn.add(input.upright(sample));
                }
            }
            InkInput.tell(reading, streams.err()::println);
        }
        if (drawn.isEmpty() && chosen.isPresent()) {
            throw new InputException(file + ": " + summary.samples() + " samples; expected at least " + chosen.get()
                    + " for --sample " + chosen.get());
        }
        var samples = augment > 0 && !drawn.isEmpty() ? altered(drawn.getFirst()) : drawn;
        svg.ifPresent(out -> AtomicFile.write(
                out, stream -> stream.write(SvgPicture.sheet(samples).getBytes(StandardCharsets.UTF_8))));
        print(new InkReport(file.toString(), format, summary), samples);
        return 0;
    }

    /// Whether a sample is drawn, of which so many are already.
    private boolean isDrawn(long number, int already) {
        boolean one = chosen.isPresent() || augment > 0 || svg.isEmpty();
        return one ? number == chosen.orElse(1L) : already < MOST_IN_SHEET;
    }

    private List<InkSample> altered(InkSample sample) {
        var augmentation = Augmentation.standard().strength(strength);
        List<InkSample> all = new ArrayList<>(List.of(sample));
        for (int i = 1; i <= augment; i++) {
            all.add(sample.ink(augmentation.apply(sample.ink(), Rng.of(i))));
        }
        return all;
    }

    private void print(InkReport report, List<InkSample> samples) {
        if (json) {
            streams.out().print(report.json() + "\n");
        } else {
            streams.out().print(report.text());
            for (var sample : svg.isPresent() ? samples.subList(0, Math.min(1, samples.size())) : samples) {
                streams.out().print("\n" + title(sample) + "\n");
                streams.out().print(BraillePicture.draw(sample.ink(), COLUMNS, ROWS));
            }
        }
        streams.out().flush();
    }

    private static String title(InkSample sample) {
        return sample.place()
                + sample.label().map(label -> ", " + Shown.text(label)).orElse("")
                + sample.writer().map(writer -> ", by " + Shown.text(writer)).orElse("");
    }
}
