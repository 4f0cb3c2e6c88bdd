// Measures training of a word language model.
package rondo.bench;

import java.util.LinkedHashMap;
import java.util.List;
import rondo.language.LanguageModelRecipe;
import rondo.language.LanguageModelTraining;
import rondo.text.PlainText;

/// Measures training of a word language model on words drawn by Zipf's law: LSTM layers, full softmax,
/// stretches of 35 words, 20 side by side, plain SGD, as `torch_word_lm.py` does. Pin it to the cores that are
/// meant.
public final class LanguageBench {
    private LanguageBench() {}

    /// Trains for a number of updates and prints how fast that was.
    ///
    /// @param words `--vocabulary 10000 --hidden 200 --layers 2 --steps 35 --batch 20 --cell lstm --output full
    ///     --samples 1000 --precision bf16
    ///     --threads 1 --updates 1000`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("vocabulary", List.of("10000"));
        known.put("hidden", List.of("200"));
        known.put("layers", List.of("2"));
        known.put("steps", List.of("35"));
        known.put("batch", List.of("20"));
        known.put("cell", List.of("lstm"));
        known.put("output", List.of("full"));
        known.put("samples", List.of("1000"));
        known.put("precision", List.of("bf16"));
        known.put("threads", List.of("1"));
        known.put("updates", List.of("1000"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        int hidden = (int) arguments.number("hidden");
        int vocabulary = (int) arguments.number("vocabulary");
        var recipe = LanguageModelRecipe.standard()
                .tokens("words")
                .vocabulary(vocabulary)
                .cell(arguments.one("cell"))
                .layers((int) arguments.number("layers"))
                .embedding(hidden)
                .hidden(hidden)
                .tied(false)
                .output(arguments.one("output"))
                .samples((int) arguments.number("samples"))
                .dropout(0)
                .outputDropout(0)
                .optimizer("sgd")
                .learningRate(0.1)
                .warmup(0)
                .clip(5)
                .decay("constant")
                .steps((int) arguments.number("steps"))
                .batch((int) arguments.number("batch"))
                .epochs(1000)
                .precision(arguments.one("precision"));
        var watch = new TrainingWatch(arguments.number("updates"));
        new LanguageModelTraining(ZipfText.of(vocabulary), PlainText.of(List.of()), recipe)
                .threads((int) arguments.number("threads"))
                .progress(watch)
                .stop(watch::over)
                .run()
                .model()
                .close();
        System.out.println("training, " + arguments.one("layers") + " x " + hidden + ", " + vocabulary + " words, "
                + arguments.one("cell") + ", " + arguments.one("output") + ", " + arguments.one("precision") + ", "
                + arguments.one("threads") + " threads: " + watch.summary());
    }
}
