// Prints translations, one or several a line of input.
package rondo.app.translate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import rondo.app.picture.AttentionPicture;
import rondo.text.Alignment;
import rondo.text.nbest.NBestLine;
import rondo.translate.Translation;

/// Prints the translations of one sentence after the other.
final class TranslationPrinter {
    private static final Alignment NONE = new Alignment(List.of()); // of an empty line

    private final PrintWriter out;
    private final boolean nBest;
    private final boolean alignments;
    private final boolean pictures;
    private long sentence;

    /// @param nBest whether to print all translations with their scores
    /// @param alignments whether to print which words belong together
    /// @param pictures whether to draw the attention
    TranslationPrinter(PrintWriter out, boolean nBest, boolean alignments, boolean pictures) {
        this.out = out;
        this.nBest = nBest;
        this.alignments = alignments;
        this.pictures = pictures;
    }

    /// Prints the translations of the next sentence, the best first.
    void print(List<Translation> found) {
        for (var translation : nBest ? found : found.subList(0, 1)) {
            out.print(line(translation) + "\n");
            if (pictures && !translation.sourceTokens().isEmpty()) {
                translation
                        .attention()
                        .ifPresent(weights -> out.print(AttentionPicture.draw(
                                translation.sourceTokens(), translation.targetTokens(), weights)));
            }
        }
        sentence++;
    }

    private String line(Translation translation) {
        Optional<Alignment> alignment =
                alignments ? Optional.of(translation.alignment().orElse(NONE)) : Optional.empty();
        if (nBest) {
            return NBestLine.of(sentence, translation.text(), alignment, translation.scores(), translation.score())
                    .toString();
        }
        return translation.text() + alignment.map(links -> " ||| " + links).orElse("");
    }
}
