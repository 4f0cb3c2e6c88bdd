// Whole words or single characters as tokens.
package rondo.text;

import java.util.Arrays;
import java.util.List;
import rondo.basis.ConfigException;

/// Whole words or single characters as tokens: each piece of the text is looked up, and what is not in the
/// vocabulary is unknown.
public final class WordLevelTokenizer implements Tokenizer {
    private final Vocabulary vocabulary;
    private final Segmentation segmentation;
    private final Normalization normalization;

    /// @param segmentation words or characters
    /// @throws ConfigException if it is units
    public WordLevelTokenizer(Vocabulary vocabulary, Segmentation segmentation, Normalization normalization) {
        if (segmentation == Segmentation.UNITS) {
            throw new ConfigException(
                    "tokenizer: units; expected words or characters; use BytePairTokenizer for units");
        }
        this.vocabulary = vocabulary;
        this.segmentation = segmentation;
        this.normalization = normalization;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public Segmentation segmentation() {
        return segmentation;
    }

    @Override
    public Normalization normalization() {
        return normalization;
    }

    @Override
    public int[] encode(String text, boolean line) {
        List<String> pieces = segmentation.pieces(normalization.apply(text), line);
        return pieces.stream().mapToInt(vocabulary::id).toArray();
    }

    @Override
    public List<String> texts(int[] ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> Vocabulary.isSpecial(id) ? "" : spaced(vocabulary.token(id)))
                .toList();
    }

    @Override
    public List<String> texts(String text) {
        return segmentation.pieces(normalization.apply(text)).stream()
                .map(WordLevelTokenizer::spaced)
                .toList();
    }

    private static String spaced(String token) {
        return token.replace(Segmentation.MARK, ' ');
    }
}
