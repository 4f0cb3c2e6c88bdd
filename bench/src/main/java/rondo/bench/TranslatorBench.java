// Measures training and decoding of the attention translator.
package rondo.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import rondo.decode.BeamSearch;
import rondo.text.ParallelText;
import rondo.translate.Translator;
import rondo.translate.TranslatorRecipe;
import rondo.translate.TranslatorTraining;

/// Measures training and decoding of the attention translator: bidirectional GRU, embeddings of 256, 512 hidden
/// units, byte-pair vocabularies of 8,000, batches of about 64 sentences. Pin it to the cores that are meant.
public final class TranslatorBench {
    private TranslatorBench() {}

    /// Trains for a number of updates, then translates, and prints how fast that was.
    ///
    /// @param words `--train SOURCE TARGET --dev SOURCE --updates 1200 --threads 1 --precision bf16 --batch 900
    ///     --beams 1 5 --sentences 32`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("train", List.of());
        known.put("dev", List.of());
        known.put("updates", List.of("1200"));
        known.put("threads", List.of("1"));
        known.put("precision", List.of("bf16"));
        known.put("batch", List.of("900"));
        known.put("beams", List.of("1", "5"));
        known.put("sentences", List.of("32"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        try (var translator = train(arguments)) {
            for (var dev : arguments.all("dev")) {
                var text = ParallelText.read(Path.of(dev), Path.of(dev)).sources();
                arguments.all("beams").forEach(beam -> decode(arguments, translator, text, Integer.parseInt(beam)));
            }
        }
    }

    private static Translator train(Arguments arguments) {
        var files = arguments.all("train");
        var text = ParallelText.read(Path.of(files.getFirst()), Path.of(files.getLast()));
        var recipe = TranslatorRecipe.standard()
                .cell("gru")
                .reading("both")
                .context("attention")
                .attention("additive")
                .embedding(256)
                .hidden(512)
                .vocabulary(8000)
                .batch((int) arguments.number("batch"))
                .epochs(1000)
                .precision(arguments.one("precision"));
        var watch = new TrainingWatch(arguments.number("updates"));
        var trained = new TranslatorTraining(text, ParallelText.of(List.of()), recipe)
                .threads((int) arguments.number("threads"))
                .progress(watch)
                .stop(watch::over)
                .run();
        System.out.println("training, " + arguments.one("precision") + ", " + arguments.one("threads") + " threads: "
                + watch.summary());
        return trained.translator();
    }

    private static void decode(Arguments arguments, Translator translator, List<String> text, int beam) {
        int batch = (int) arguments.number("sentences");
        int warmUp = Math.min(8 * batch, text.size() / 2);
        for (int i = 0; i < warmUp; i += batch) {
            translator.translate(text.subList(i, Math.min(warmUp, i + batch)), BeamSearch.of(beam));
        }
        long start = System.nanoTime();
        long units = 0;
        for (int i = warmUp; i < text.size(); i += batch) {
            var part = text.subList(i, Math.min(text.size(), i + batch));
            for (var answer : translator.translate(part, BeamSearch.of(beam))) {
                units += answer.getFirst().targetTokens().size();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "decoding, beam %d, %d sentences at once: %.1f sentences/s of %.1f units; memory %s%n",
                beam,
                batch,
                (text.size() - warmUp) / seconds,
                (double) units / (text.size() - warmUp),
                Machine.memory());
    }
}
