// Whole words or single characters as tokens.
package rondo.text;

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
    public String decode(int[] ids) {
        StringBuilder joined = new StringBuilder();
        for (int id : ids) {
            String token = vocabulary.token(id);
            if (!Vocabulary.isSpecial(id)) {
                joined.append(token.replace(Segmentation.MARK, ' '));
            }
        }
        return segmentation.text(joined);
    }
}
