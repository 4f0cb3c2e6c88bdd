// Measures training of a tagger, and how fast it labels.
package rondo.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import rondo.label.LabelledSentence;
import rondo.label.LabelledText;
import rondo.label.Tagger;
import rondo.label.TaggerRecipe;
import rondo.label.TaggerTraining;

/// Measures training of a tagger with its standard net, and how many words it labels in a second, many sentences at
/// once. Pin it to the cores that are meant.
public final class TaggerBench {
    private TaggerBench() {}

    /// Trains for a number of updates and prints how fast that was; then labels sentences over and over.
    ///
    /// @param words `--train FILE --dev FILE --column upos --output crf --precision bf16 --updates 600
    ///     --seconds 10`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("train", List.of());
        known.put("dev", List.of());
        known.put("column", List.of("upos"));
        known.put("output", List.of("crf"));
        known.put("precision", List.of("bf16"));
        known.put("updates", List.of("600"));
        known.put("seconds", List.of("10"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        var recipe = TaggerRecipe.standard()
                .column(arguments.one("column"))
                .output(arguments.one("output"))
                .precision(arguments.one("precision"))
                .epochs(1000);
        var watch = new TrainingWatch(arguments.number("updates"));
        var trained = new TaggerTraining(read(arguments, "train"), List.of(), recipe)
                .threads(1)
                .progress(watch)
                .stop(watch::over)
                .run();
        System.out.printf(
                Locale.ROOT,
                "training, %s: %s; %,.0f words in a second of the processor%n",
                arguments.one("precision"),
                watch.summary(),
                watch.processorSpeed());
        try (var tagger = trained.tagger()) {
            label(tagger, read(arguments, "dev"), arguments.number("seconds"));
        }
    }

    private static List<LabelledSentence> read(Arguments arguments, String name) {
        return LabelledText.read(Path.of(arguments.one(name)), arguments.one("column"));
    }

    private static void label(Tagger tagger, List<LabelledSentence> sentences, double seconds) {
        var words = sentences.stream().map(LabelledSentence::words).toList();
        long count = words.stream().mapToLong(List::size).sum();
        var rate = Clock.rate(() -> tagger.tag(words), seconds);
        System.out.printf(
                Locale.ROOT,
                "labelling: %,.0f words a second, %,.0f in a second of the processor%n",
                count * rate.clock(),
                count * rate.processor());
    }
}
