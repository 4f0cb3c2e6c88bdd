// A language model that helps to read.
package rondo.ink;

import java.util.function.Function;
import java.util.function.Supplier;
import rondo.decode.ctc.language.LanguageFusion;
import rondo.decode.ctc.language.Texts;
import rondo.text.Segmentation;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;

/// A language model that helps to read: of characters, which judges each as it is read, or of words or parts of words,
/// which judges each word when it has ended.
///
/// @param texts opens what scores texts: `model::texts` of a language model
/// @param tokenizer that of the model
/// @param weight of its log-probabilities; 0.5 suits many
/// @param bonus for each character or word that it has judged, for it prefers short texts
public record InkLanguage(Supplier<? extends Texts> texts, Tokenizer tokenizer, double weight, double bonus) {
    /// @throws rondo.basis.ConfigException if a number is out of range
    public InkLanguage {
        LanguageFusion.requireSound(weight, bonus);
    }

    /// A model without bonus.
    public static InkLanguage of(Supplier<? extends Texts> texts, Tokenizer tokenizer, double weight) {
        return new InkLanguage(texts, tokenizer, weight, 0);
    }

    /// The same with another weight and bonus.
    public InkLanguage counting(double otherWeight, double otherBonus) {
        return new InkLanguage(texts, tokenizer, otherWeight, otherBonus);
    }

    /// What it adds to the scores of labels.
    LanguageFusion fusion(Labels labels) {
        var fusion = tokenizer.segmentation() == Segmentation.CHARACTERS
                ? LanguageFusion.ofLabels(texts, characters(labels))
                : LanguageFusion.ofWords(texts, words(labels));
        return fusion.weight(weight).bonus(bonus).end(Vocabulary.END);
    }

    private int[] characters(Labels labels) {
        int[] tokens = new int[labels.size()];
        tokens[Labels.BLANK] = -1;
        for (int label = 1; label < tokens.length; label++) {
            tokens[label] = character(labels.name(label));
        }
        return tokens;
    }

    private int character(String text) {
        if (text.isBlank()) {
            return tokenizer.vocabulary().id(String.valueOf(Segmentation.MARK));
        }
        int[] encoded = tokenizer.encode(text, false);
        return encoded.length == 1 ? encoded[0] : Vocabulary.UNKNOWN;
    }

    private Function<int[], int[]> words(Labels labels) {
        return word -> tokenizer.encode(labels.decode(word));
    }
}
