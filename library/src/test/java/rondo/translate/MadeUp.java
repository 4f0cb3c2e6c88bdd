// Made-up parallel text, and small recipes that learn it.
package rondo.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import rondo.basis.Rng;
import rondo.learn.Event;
import rondo.text.Pair;
import rondo.text.ParallelText;

/// Made-up parallel text: sentences of 3 to 6 words of a small language, which another language writes with
/// other words, nouns before their adjectives, and the verb at the end.
final class MadeUp {
    private static final List<String> NOUNS = List.of("cat", "dog", "owl", "fox", "hen");
    private static final List<String> ADJECTIVES = List.of("red", "big", "old", "shy");
    private static final List<String> VERBS = List.of("sees", "hears", "likes");

    private MadeUp() {}

    /// Pairs of which no two have the same source.
    static ParallelText pairs(int count, long seed) {
        var rng = Rng.of(seed);
        var seen = new LinkedHashSet<String>();
        var pairs = new ArrayList<Pair>();
        for (int i = 0; pairs.size() < count; i++) {
            var pair = pair(rng.at(i));
            if (seen.add(pair.source())) {
                pairs.add(pair);
            }
        }
        return ParallelText.of(pairs);
    }

    private static Pair pair(Rng rng) {
        String subject = choice(NOUNS, rng, 0);
        String verb = choice(VERBS, rng, 1);
        String object = choice(NOUNS, rng, 2);
        String first = rng.below(3, 2) == 0 ? "" : choice(ADJECTIVES, rng, 4);
        String second = rng.below(5, 2) == 0 ? "" : choice(ADJECTIVES, rng, 6);
        String not = rng.below(7, 3) == 0 ? "not" : "";
        return new Pair(
                joined(first, subject, not, verb, second, object),
                joined(other(subject), other(first), other(object), other(second), other(not), other(verb)));
    }

    private static String choice(List<String> words, Rng rng, int index) {
        return words.get(rng.below(index, words.size()));
    }

    /// A word of the other language.
    private static String other(String word) {
        return word.isEmpty() ? "" : new StringBuilder(word).reverse().insert(0, 'o') + "i";
    }

    private static String joined(String... words) {
        return String.join(" ", Arrays.stream(words).filter(w -> !w.isEmpty()).toList());
    }

    /// A small recipe in single precision, without anything that keeps a net from learning by heart.
    static TranslatorRecipe recipe() {
        return TranslatorRecipe.standard()
                .tokens("words")
                .vocabulary(400)
                .embedding(24)
                .hidden(32)
                .dropout(0)
                .smoothing(0)
                .learningRate(0.01)
                .warmup(10)
                .decay("constant")
                .batch(120)
                .epochs(300)
                .precision("f32");
    }

    /// Trains on one thread, without dev text, until the loss of an epoch is below a bound.
    static Translator untilLearned(ParallelText text, TranslatorRecipe recipe, double bound) {
        var learned = new AtomicBoolean();
        return new TranslatorTraining(text, ParallelText.of(List.of()), recipe)
                .threads(1)
                .progress(event -> {
                    if (event instanceof Event.Updated updated) {
                        learned.set(updated.batch() == updated.batches() && updated.epochLoss() < bound);
                    }
                })
                .stop(learned::get)
                .run()
                .translator();
    }
}
