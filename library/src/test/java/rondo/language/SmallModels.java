// A small text and small models of it.
package rondo.language;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.Rng;
import rondo.text.PlainText;

/// A small text and small models of it.
final class SmallModels {
    private static final List<String> WORDS =
            List.of("the", "cat", "dog", "sees", "a", "red", "bird,", "hears", "an", "owl.", "it", "sings");
    static final PlainText TRAIN = text(60, 1);
    static final PlainText DEV = text(9, 2);

    private SmallModels() {}

    /// Lines of words, each of which decides two that may follow it.
    private static PlainText text(int lines, long seed) {
        var text = new ArrayList<String>();
        for (int i = 0; i < lines; i++) {
            var rng = Rng.of(seed).at(i);
            var line = new ArrayList<String>();
            int word = rng.below(0, WORDS.size());
            for (int w = 0; w < 3 + rng.below(1, 9); w++) {
                line.add(WORDS.get(word));
                word = (2 * word + 1 + rng.below(2 + w, 2)) % WORDS.size();
            }
            text.add(String.join(" ", line));
        }
        return PlainText.of(text);
    }

    /// What a small model is built of.
    static LanguageModelRecipe recipe(String tokens, boolean contiguous) {
        return LanguageModelRecipe.standard()
                .tokens(tokens)
                .vocabulary(300)
                .contiguous(contiguous)
                .embedding(12)
                .hidden(16)
                .layers(2)
                .steps(7)
                .batch(5)
                .epochs(4)
                .precision("f32");
    }

    /// A recipe with another output, whose weights are its own.
    static LanguageModelRecipe output(LanguageModelRecipe recipe, String output) {
        var other = recipe.tied(false).output(output);
        return output.equals("sampled") ? other.samples(20) : other;
    }

    /// A small model.
    static LanguageModel trained(String tokens, boolean contiguous) {
        return LanguageModel.train(TRAIN, DEV, recipe(tokens, contiguous));
    }
}
