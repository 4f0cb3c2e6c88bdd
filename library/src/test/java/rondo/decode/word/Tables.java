// Rankers over models whose probabilities can be looked up.
package rondo.decode.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.decode.TableModel;
import rondo.text.Normalization;
import rondo.text.Segmentation;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;
import rondo.text.WordLevelTokenizer;

/// Rankers over models whose probabilities are a seeded function of source and prefix.
final class Tables {
    /// Letters, a digit, a sign and the blank.
    static final Tokenizer CHARACTERS = wordLevel(Segmentation.CHARACTERS, "▁", "a", "b", "1", "2", ",");

    static final Tokenizer WORDS =
            wordLevel(Segmentation.WORDS, "▁a", "▁b", "▁ab", "▁1", "▁2", "1", "2", "▁,", ",", "▁狗", "狗");

    private Tables() {}

    private static Tokenizer wordLevel(Segmentation segmentation, String... tokens) {
        var all = new ArrayList<>(Vocabulary.SPECIALS);
        all.addAll(List.of(tokens));
        return new WordLevelTokenizer(Vocabulary.of(all), segmentation, Normalization.standard());
    }

    static TableModel model(long seed, Tokenizer tokenizer) {
        return new TableModel(seed, tokenizer.vocabulary().size(), 1.5);
    }

    static int[] source(String text) {
        return text.codePoints().toArray();
    }

    static Ranker ranker(TableModel model, Tokenizer tokenizer) {
        return new Ranker(text -> model.start(List.of(source(text))), tokenizer);
    }

    /// The log-probability of tokens behind others.
    static double logProb(TableModel model, String source, int[] before, int... tokens) {
        List<Integer> prefix = new ArrayList<>(Arrays.stream(before).boxed().toList());
        double sum = 0;
        for (int token : tokens) {
            sum += model.logProbs(source(source), prefix)[token];
            prefix.add(token);
        }
        return sum;
    }

    /// The probability that behind tokens none of some others follows.
    static double without(TableModel model, String source, int[] before, Tokenizer tokenizer, String others) {
        float[] next =
                model.logProbs(source(source), Arrays.stream(before).boxed().toList());
        return IntStream.range(0, next.length)
                .filter(id -> Vocabulary.isSpecial(id)
                        || others.indexOf(tokenizer.vocabulary().token(id).charAt(0)) < 0)
                .mapToDouble(id -> Math.exp(next[id]))
                .sum();
    }

    /// Some of the words, in a random order.
    static List<String> drawn(List<String> words, Rng rng, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> words.get(rng.below(i, words.size())))
                .toList();
    }

    /// All strings of some letters up to a length.
    static List<String> strings(String letters, int longest) {
        var all = new ArrayList<>(List.of(""));
        for (int i = 0; i < all.size(); i++) {
            for (int c = 0; c < letters.length() && all.get(i).length() < longest; c++) {
                all.add(all.get(i) + letters.charAt(c));
            }
        }
        return all.subList(1, all.size());
    }
}
