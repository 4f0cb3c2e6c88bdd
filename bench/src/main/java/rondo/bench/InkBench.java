// Measures training of a recogniser of handwriting, and how long it takes to read a line.
package rondo.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import rondo.ink.InkSearch;
import rondo.ink.Recognizer;
import rondo.ink.RecognizerRecipe;
import rondo.ink.RecognizerTraining;
import rondo.ink.format.InkFiles;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;

/// Measures training of a recogniser of handwriting, two layers of 128 in both directions unless said otherwise, and
/// how long it takes to read a line: at once, and when the pen is lifted. Pin it to the cores that are meant.
public final class InkBench {
    private InkBench() {}

    /// Trains for a number of updates and prints how fast that was; then reads lines one by one.
    ///
    /// @param words `--train FILE --measure train read pen --batch 32 --hidden 128 --precision bf16 --updates 300 --seconds 10`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("train", List.of());
        known.put("measure", List.of("train", "read"));
        known.put("batch", List.of("32"));
        known.put("hidden", List.of("128"));
        known.put("precision", List.of("bf16"));
        known.put("updates", List.of("300"));
        known.put("seconds", List.of("10"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        List<InkSample> samples;
        try (var reading = InkFiles.read(Path.of(arguments.one("train")))) {
            samples = reading.stream().toList();
        }
        var recipe = RecognizerRecipe.standard()
                .hidden((int) arguments.number("hidden"))
                .batch((int) arguments.number("batch"))
                .decay("constant")
                .epochs(1000)
                .precision(arguments.one("precision"));
        describe(samples, recipe);
        var measures = arguments.all("measure");
        double seconds = arguments.number("seconds");
        if (measures.contains("train")) {
            System.out.println("training, " + arguments.one("precision") + ": " + train(samples, recipe, arguments.number("updates")));
        }
        if (measures.contains("read")) {
            try (var recognizer = Recognizer.train(samples.subList(0, 64), List.of(), recipe.epochs(1))) {
                read(recognizer, samples, InkSearch.greedy(), "greedy", seconds);
                read(recognizer, samples, InkSearch.beam(32), "beam 32", seconds);
            }
        }
        if (measures.contains("pen")) {
            var forward = recipe.reading("forward").scaling("first-stroke").epochs(1);
            try (var recognizer = Recognizer.train(samples.subList(0, 64), List.of(), forward)) {
                pen(recognizer, samples, seconds);
            }
        }
    }

    private static void describe(List<InkSample> samples, RecognizerRecipe recipe) {
        double points =
                samples.stream().mapToLong(s -> s.ink().points()).average().orElse(0);
        double labels = samples.stream()
                .mapToInt(s -> s.label().orElse("").length())
                .average()
                .orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%d lines of %.0f points and %.1f characters in the mean, step %s%n",
                samples.size(),
                points,
                labels,
                recipe.step());
    }

    private static String train(List<InkSample> samples, RecognizerRecipe recipe, double updates) {
        double labels = samples.stream()
                .mapToInt(s -> s.label().orElse("").length())
                .average()
                .orElse(1);
        var watch = new TrainingWatch(updates);
        new RecognizerTraining(samples, List.of(), recipe)
                .threads(1)
                .progress(watch)
                .stop(watch::over)
                .run()
                .recognizer()
                .close();
        return watch.summary() + String.format(Locale.ROOT, "; %.2f units a line", labels);
    }

    private static void read(
            Recognizer recognizer, List<InkSample> samples, InkSearch search, String name, double seconds) {
        var next = new Next(samples);
        double time = Clock.median(() -> recognizer.recognize(List.of(next.ink()), search), seconds);
        System.out.printf(Locale.ROOT, "reading a line, %s: %.3f ms%n", name, time);
    }

    /// The time from the last point of a line to the answer.
    private static void pen(Recognizer recognizer, List<InkSample> samples, double seconds) {
        var next = new Next(samples);
        double[] worst = {0};
        double whole = Clock.median(
                () -> {
                    try (var pen = recognizer.pen(InkSearch.greedy())) {
                        for (var stroke : next.ink().strokes()) {
                            for (int i = 0; i < stroke.size(); i++) {
                                pen.accept(stroke.x(i), stroke.y(i));
                            }
                            long start = System.nanoTime();
                            pen.lift().best();
                            worst[0] = Math.max(worst[0], (System.nanoTime() - start) / 1e6);
                        }
                    }
                },
                seconds);
        System.out.printf(
                Locale.ROOT,
                "pen: a line %.3f ms point by point; from a stroke's end to the answer at most %.1f ms%n",
                whole,
                worst[0]);
    }

    /// The inks of samples, one after the other, over and over.
    private static final class Next {
        private final List<InkSample> samples;
        private int number;

        Next(List<InkSample> samples) {
            this.samples = samples;
        }

        Ink ink() {
            return samples.get(number++ % samples.size()).ink();
        }
    }
}
