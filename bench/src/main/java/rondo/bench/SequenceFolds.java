// Measures labels of sequences in five folds.
package rondo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import rondo.label.sequence.SequenceClassifierRecipe;
import rondo.label.sequence.SequenceClassifierTraining;
import rondo.label.sequence.SequenceEvaluation;
import rondo.label.sequence.data.SequenceFiles;
import rondo.label.sequence.data.SequenceSample;
import rondo.store.ModelFolder;
import rondo.store.Recipes;

/// Measures how well a classifier labels sequences in five folds: fold k is what, counted from 0 among those of
/// its label, leaves k by five. The others are learned from; with `--dev true` a tenth of them decides which
/// weights are kept. With `--texts DIR` the parts are written there, for the peer `torch_classifier.py`.
public final class SequenceFolds {
    private static final int FOLDS = 5;
    private static final int DEV = 10;

    private SequenceFolds() {}

    /// Prints accuracy and macro F1 in each fold.
    ///
    /// @param words `--data names --folds 0 1 --recipe FILE --dev true --threads 1 --texts DIR`
    public static void main(String[] words) throws IOException {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("data", List.of());
        known.put("folds", List.of("0", "1", "2", "3", "4"));
        known.put("recipe", List.of());
        known.put("threads", List.of("1"));
        known.put("dev", List.of("false"));
        known.put("texts", List.of());
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        Map<String, String> texts =
                arguments.all("recipe").isEmpty() ? Map.of() : ModelFolder.readRecipe(Path.of(arguments.one("recipe")));
        var recipe = Recipes.of(SequenceClassifierRecipe.class, texts, "recipe");
        var samples = SequenceFiles.read(Path.of(arguments.one("data")));
        double accuracy = 0;
        double f1 = 0;
        var folds = arguments.all("folds");
        for (var fold : folds) {
            var parts = Parts.of(
                    samples, Integer.parseInt(fold), arguments.one("dev").equals("true"));
            if (!arguments.all("texts").isEmpty()) {
                parts.write(Path.of(arguments.one("texts")), fold);
            }
            var found = parts.judge(recipe, (int) arguments.number("threads"));
            accuracy += 100 * found.accuracy().rate() / folds.size();
            f1 += found.confusion().macroF1() / folds.size();
            System.out.printf(
                    Locale.ROOT,
                    "fold %s: accuracy %s, macro F1 %.1f %%%n",
                    fold,
                    found.accuracy(),
                    found.confusion().macroF1());
        }
        System.out.printf(Locale.ROOT, "mean: accuracy %.1f %%, macro F1 %.1f %%%n", accuracy, f1);
    }

    /// One of the ways to part the samples.
    ///
    /// @param train learned from
    /// @param dev decides which weights are kept, if it is not empty
    /// @param test judged
    private record Parts(List<SequenceSample> train, List<SequenceSample> dev, List<SequenceSample> test) {
        static Parts of(List<SequenceSample> samples, int fold, boolean judged) {
            var parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            var counts = new HashMap<String, Integer>();
            int learned = 0;
            for (var sample : samples) {
                int place = counts.merge(sample.label(), 1, Integer::sum) - 1;
                if (place % FOLDS == fold) {
                    parts.test.add(sample);
                } else {
                    learned++;
                    (judged && learned % DEV == 0 ? parts.dev : parts.train).add(sample);
                }
            }
            return parts;
        }

        void write(Path folder, String fold) throws IOException {
            Files.createDirectories(folder);
            var all = Map.of("train", train, "dev", dev, "test", test);
            for (var part : all.entrySet()) {
                Files.writeString(
                        folder.resolve(part.getKey() + fold + ".tsv"),
                        part.getValue().stream()
                                .map(sample -> sample.label() + "\t" + sample.sequence() + "\n")
                                .collect(Collectors.joining()));
            }
        }

        SequenceEvaluation judge(SequenceClassifierRecipe recipe, int threads) {
            var trained = new SequenceClassifierTraining(train, dev, recipe)
                    .threads(threads)
                    .run();
            try (var classifier = trained.classifier()) {
                return classifier.evaluate(test);
            }
        }
    }
}
