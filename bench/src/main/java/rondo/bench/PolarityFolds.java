// Measures labels of sentences in ten folds, beside naive Bayes.
package rondo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.learn.Event;
import rondo.metric.Accuracy;
import rondo.store.ModelFolder;
import rondo.store.Recipes;
import rondo.structure.phrase.Phrase;
import rondo.structure.phrase.PhraseEncoderRecipe;
import rondo.structure.phrase.PhraseEncoderTraining;
import rondo.text.Words;

/// Measures how well a recursive autoencoder labels the sentences of the movie reviews of Pang and Lee (2005),
/// `rt-polarity.neg` and `.pos`, in ten folds, beside naive Bayes on the same: fold k is what stands in the lines of
/// each file whose number leaves k by ten. Both learn from the nine others, and the last weights are kept. With `--dev
/// true`, to choose settings by, a tenth of these is judged after each epoch and not learned from: the lines whose
/// number by ten leaves k by ten. The files are in UTF-8.
public final class PolarityFolds {
    private PolarityFolds() {}

    /// Prints the share of right labels in each fold.
    ///
    /// @param words `--data mr --folds 0 1 2 --recipe FILE --dev false --threads 1`
    public static void main(String[] words) throws IOException {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("data", List.of());
        known.put("folds", IntStream.range(0, 10).mapToObj(Integer::toString).toList());
        known.put("recipe", List.of());
        known.put("threads", List.of("1"));
        known.put("dev", List.of("false"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        Map<String, String> texts =
                arguments.all("recipe").isEmpty() ? Map.of() : ModelFolder.readRecipe(Path.of(arguments.one("recipe")));
        var recipe = Recipes.of(PhraseEncoderRecipe.class, texts, "recipe");
        var right = new long[2];
        var total = new long[2];
        for (var fold : arguments.all("folds")) {
            boolean judged = arguments.one("dev").equals("true");
            var data = Fold.read(Path.of(arguments.one("data")), Integer.parseInt(fold), judged);
            var bayes = data.bayes();
            var encoder = data.encoder(recipe, (int) arguments.number("threads"));
            System.out.printf(Locale.ROOT, "fold %s: naive Bayes %s, autoencoder %s%n", fold, bayes, encoder);
            right[0] += bayes.right();
            total[0] += bayes.total();
            right[1] += encoder.right();
            total[1] += encoder.total();
        }
        System.out.println("all: naive Bayes " + new Accuracy(right[0], total[0]) + ", autoencoder "
                + new Accuracy(right[1], total[1]));
    }

    /// One of the ten ways to part the sentences.
    ///
    /// @param train learned from
    /// @param dev decides which weights are kept, if it is not empty
    /// @param test judged
    private record Fold(List<Phrase> train, List<Phrase> dev, List<Phrase> test) {
        /// @param judged whether there are dev sentences
        static Fold read(Path folder, int number, boolean judged) throws IOException {
            var fold = new Fold(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (var label : List.of("neg", "pos")) {
                var lines = Files.readAllLines(folder.resolve("rt-polarity." + label));
                for (int line = 1; line <= lines.size(); line++) {
                    var phrase = new Phrase(label, Words.of(lines.get(line - 1)), Optional.empty());
                    boolean dev = judged && line / 10 % 10 == number;
                    (line % 10 == number ? fold.test : dev ? fold.dev : fold.train).add(phrase);
                }
            }
            return fold;
        }

        Accuracy bayes() {
            var all = new ArrayList<>(train);
            all.addAll(dev);
            var bayes = new NaiveBayes(all);
            return Accuracy.of(
                    test.stream().map(bayes::label).toList(),
                    test.stream().map(Phrase::label).toList());
        }

        Accuracy encoder(PhraseEncoderRecipe recipe, int threads) {
            var trained = new PhraseEncoderTraining(train, dev, recipe)
                    .threads(threads)
                    .progress(event -> {
                        if (event instanceof Event.Evaluated evaluated) {
                            System.out.println(evaluated);
                        }
                    })
                    .run();
            try (var encoder = trained.encoder()) {
                return encoder.evaluate(test).labels().orElseThrow();
            }
        }
    }
}
