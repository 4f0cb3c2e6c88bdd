// Measures searches for the labels of frames.
package rondo.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.decode.ctc.CtcBeam;
import rondo.decode.ctc.CtcGreedy;
import rondo.decode.ctc.Lexicon;
import rondo.decode.ctc.Symbols;
import rondo.decode.ctc.language.LanguageFusion;
import rondo.engine.kernel.Kernels;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.language.LanguageModel;
import rondo.language.LanguageModelRecipe;
import rondo.text.PlainText;

/// Measures searches for the labels of a line of made-up words, of which the frames are sure now and then: the best
/// path, and prefix beam search alone, with a lexicon, and with a small language model of characters or words beside
/// it. Prints a line of JSON for each case.
public final class CtcSearchBench {
    private static final int SYMBOLS = 80;
    private static final int LETTERS = 26;
    private static final int SPACE = 1 + LETTERS;

    private final Arguments arguments;
    private final int words;
    private final Tensor frames;
    private final String shape;

    private CtcSearchBench(Arguments arguments, Scope scope) {
        this.arguments = arguments;
        this.words = (int) arguments.number("lexicon");
        int steps = (int) arguments.number("frames");
        this.frames = frames(scope, steps, words, arguments.number("doubt"));
        this.shape = steps + "," + SYMBOLS;
    }

    /// Runs the measurements.
    ///
    /// @param line `--frames 150 --beam 32 --lexicon 50000 --hidden 256 --doubt 3 --seconds 3`
    public static void main(String[] line) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("frames", List.of("150"));
        known.put("beam", List.of("32"));
        known.put("lexicon", List.of("50000"));
        known.put("hidden", List.of("256"));
        known.put("doubt", List.of("3"));
        known.put("seconds", List.of("3"));
        var arguments = Arguments.of(line, known);
        try (var scope = Scope.of("frames")) {
            new CtcSearchBench(arguments, scope).run();
        }
    }

    private void run() {
        var symbols = Symbols.of(SYMBOLS, 0).separator(SPACE);
        var beam = CtcBeam.of(symbols, (int) arguments.number("beam"));
        var lexicon = Lexicon.of(
                IntStream.range(0, words)
                        .mapToObj(i -> labels(ZipfText.word(i)))
                        .toList(),
                symbols);
        measure("greedy", () -> CtcGreedy.search(symbols, frames));
        measure("beam", () -> beam.search(frames, 1));
        measure("beam lexicon", () -> beam.lexicon(lexicon).search(frames, 1));
        try (var model = model("characters")) {
            int[] tokens = new int[SYMBOLS];
            Arrays.setAll(
                    tokens,
                    label ->
                            label == 0 || label > SPACE ? -1 : model.tokenizer().encode(text(label))[0]);
            var fusion = LanguageFusion.ofLabels(model::texts, tokens).weight(0.5);
            measure("beam characters", () -> beam.language(fusion).search(frames, 1));
            measure(
                    "beam lexicon characters",
                    () -> beam.lexicon(lexicon).language(fusion).search(frames, 1));
        }
        try (var model = model("words")) {
            var fusion = LanguageFusion.ofWords(
                            model::texts, word -> model.tokenizer().encode(text(word)))
                    .weight(0.5);
            measure(
                    "beam lexicon words",
                    () -> beam.lexicon(lexicon).language(fusion).search(frames, 1));
        }
    }

    private void measure(String what, Runnable search) {
        System.out.printf(
                Locale.ROOT,
                "{\"program\": \"%s\", \"case\": \"%s %s\", \"ms\": %.4f}%n",
                Kernels.report(),
                what,
                shape,
                Clock.median(search, arguments.number("seconds")));
    }

    /// A language model that has learned for an update.
    private LanguageModel model(String tokens) {
        int hidden = (int) arguments.number("hidden");
        var recipe = LanguageModelRecipe.standard()
                .tokens(tokens)
                .vocabulary(words)
                .layers(1)
                .embedding(hidden)
                .hidden(hidden)
                .epochs(1)
                .precision("f32");
        recipe = tokens.equals("words") ? recipe.output("sampled").samples(500) : recipe;
        return LanguageModel.train(PlainText.of(lines(tokens)), PlainText.of(List.of()), recipe);
    }

    /// Few lines of characters, or enough that each word stands in them.
    private List<String> lines(String tokens) {
        return IntStream.range(0, tokens.equals("words") ? words / 10 : 50)
                .mapToObj(i -> String.join(
                        " ",
                        IntStream.range(10 * i, 10 * i + 10)
                                .mapToObj(ZipfText::word)
                                .toList()))
                .toList();
    }

    private static int[] labels(String word) {
        return word.chars()
                .map(letter -> letter == ' ' ? SPACE : 1 + letter - 'a')
                .toArray();
    }

    private static String text(int... labels) {
        var text = new StringBuilder();
        Arrays.stream(labels).forEach(label -> text.append(label == SPACE ? ' ' : (char) ('a' + label - 1)));
        return text.toString();
    }

    /// Log-probabilities of a line of words: each label takes a frame or two, with blanks before and behind, and has
    /// rivals.
    ///
    /// @param doubt the standard deviation of the scores of all symbols
    private static Tensor frames(Scope scope, int steps, int words, double doubt) {
        var rng = Rng.of(4);
        var line = new StringBuilder();
        while (line.length() < steps) {
            line.append(ZipfText.drawn(rng.uniformDouble(line.length()), words)).append(' ');
        }
        int[] labels = labels(line.toString());
        var frames = Tensor.empty(scope, DType.F32, steps, SYMBOLS);
        for (int t = 0; t < steps; t++) {
            int symbol = t % 5 == 2 || t % 5 == 3 ? labels[t / 5] : 0;
            for (int v = 0; v < SYMBOLS; v++) {
                frames.set(t, v, doubt * rng.at(t).gaussian(v) + (v == symbol ? 12 : 0));
            }
        }
        Kernels.pointwise(DType.F32).logSoftmax(frames);
        return frames;
    }
}
