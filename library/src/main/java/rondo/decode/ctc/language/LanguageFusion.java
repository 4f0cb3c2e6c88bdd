// What a language model adds to the score of a labelling.
package rondo.decode.ctc.language;

import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import rondo.basis.ConfigException;
import rondo.basis.RondoException;
import rondo.decode.ctc.language.Texts.Text;

/// What a language model adds to the score of a labelling (shallow fusion; Hannun et al. 2014): `weight log p(text)
/// + bonus units`, where the units are the labels or the words that the model has read. A bonus makes up for a model
/// that prefers short texts.
///
/// @param texts opens what scores the texts of one search, which closes it
/// @param reading how labels become tokens of the model
/// @param weight of the log-probabilities, at least 0
/// @param bonus for each unit
/// @param end the token that ends a text, which counts when a search is over; empty if none does
public record LanguageFusion(
        Supplier<? extends Texts> texts, Reading reading, double weight, double bonus, OptionalInt end) {
    /// How labels become tokens of the model.
    public sealed interface Reading {
        /// Each label as soon as it is written.
        ///
        /// @param tokens the token of each symbol, below 0 if the model does not read it
        record Labels(int[] tokens) implements Reading {}

        /// Each word when it is finished.
        ///
        /// @param tokens of a word, given its labels
        record Words(Function<int[], int[]> tokens) implements Reading {}
    }

    /// @throws ConfigException if a number is out of range
    public LanguageFusion {
        requireSound(weight, bonus);
    }

    /// Checks how much a model counts.
    ///
    /// @throws ConfigException if the weight is not 0 or more, or the bonus not a number
    public static void requireSound(double weight, double bonus) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new ConfigException("weight of the language model: " + weight + "; expected 0 or more");
        }
        if (!Double.isFinite(bonus)) {
            throw new ConfigException("bonus: " + bonus + "; expected a number; 1 makes a unit e times as likely");
        }
    }

    /// A model that reads each label, with weight 1.
    ///
    /// @param tokens the token of each symbol, below 0 if the model does not read it
    public static LanguageFusion ofLabels(Supplier<? extends Texts> texts, int[] tokens) {
        return new LanguageFusion(texts, new Reading.Labels(tokens), 1, 0, OptionalInt.empty());
    }

    /// A model that reads each word when it is finished, with weight 1.
    ///
    /// @param tokens of a word, given its labels
    public static LanguageFusion ofWords(Supplier<? extends Texts> texts, Function<int[], int[]> tokens) {
        return new LanguageFusion(texts, new Reading.Words(tokens), 1, 0, OptionalInt.empty());
    }

    /// The same with another weight.
    public LanguageFusion weight(double factor) {
        return new LanguageFusion(texts, reading, factor, bonus, end);
    }

    /// The same with another bonus.
    public LanguageFusion bonus(double each) {
        return new LanguageFusion(texts, reading, weight, each, end);
    }

    /// The same for whole texts, which end with a token.
    public LanguageFusion end(int token) {
        return new LanguageFusion(texts, reading, weight, bonus, OptionalInt.of(token));
    }

    /// Checks that a token is one of the model.
    ///
    /// @throws ConfigException if it is not
    static void check(Text text, int token) {
        if (token < 0 || token >= text.vocabulary()) {
            throw new ConfigException("language model: token " + token + "; expected one of " + text.vocabulary()
                    + " tokens; turn labels into tokens with the vocabulary of the model");
        }
    }

    /// The part of a log-probability in the score.
    ///
    /// @throws RondoException if it is not a number
    double weighted(double logProb) {
        if (Double.isNaN(logProb)) {
            throw new RondoException("language model: a log-probability that is not a number; expected numbers;"
                    + " its weights are broken: train it again with a lower learning rate");
        }
        return weight == 0 ? 0 : weight * logProb;
    }
}
