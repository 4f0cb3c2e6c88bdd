// Makes a tokenizer from the training text.
package rondo.text;

import java.util.ArrayList;
import rondo.basis.ConfigException;
import rondo.basis.InputException;

/// Makes a tokenizer from the training text. The same text, in any order of its lines, gives the same
/// tokenizer.
public final class TokenizerTrainer {
    private TokenizerTrainer() {}

    /// A tokenizer for a text. For one vocabulary on both sides of a translator, give the texts of both.
    ///
    /// @param texts the lines of the training text
    /// @param size the number of tokens at most, the special tokens and the bytes of units among them; fewer
    ///     if the text holds fewer
    /// @throws ConfigException if there is no room for anything but special tokens and bytes
    /// @throws InputException if the text is empty
    public static Tokenizer train(
            Iterable<String> texts, Segmentation segmentation, Normalization normalization, int size) {
        return train(texts, segmentation, normalization, size, () -> {});
    }

    /// The same, but runs something before each line and each token that is learned.
    ///
    /// @param each may throw to end the learning
    public static Tokenizer train(
            Iterable<String> texts, Segmentation segmentation, Normalization normalization, int size, Runnable each) {
        int fixed = segmentation == Segmentation.UNITS ? BytePairTrainer.FIXED : Vocabulary.SPECIALS.size();
        if (size <= fixed) {
            throw new ConfigException("vocabulary: " + size + " tokens; expected more than " + fixed
                    + ", which are there for any text; try 8000");
        }
        Frequencies pieces = new Frequencies();
        for (String text : texts) {
            each.run();
            segmentation.pieces(normalization.apply(text)).forEach(piece -> pieces.add(piece, 1));
        }
        if (pieces.isEmpty()) {
            throw new InputException("training text: no characters in it; expected text to learn a vocabulary from");
        }
        return segmentation == Segmentation.UNITS
                ? BytePairTrainer.train(pieces, normalization, size, each)
                : wordLevel(pieces, segmentation, normalization, size);
    }

    private static Tokenizer wordLevel(
            Frequencies pieces, Segmentation segmentation, Normalization normalization, int size) {
        var tokens = new ArrayList<>(Vocabulary.SPECIALS);
        tokens.addAll(pieces.mostFrequent(1, size - tokens.size()));
        return new WordLevelTokenizer(Vocabulary.of(tokens), segmentation, normalization);
    }
}
