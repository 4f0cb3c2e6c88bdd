// How well and how fast a translator did on a text.
package rondo.metric;

import java.util.List;
import rondo.basis.Shown;

/// How well and how fast a translator did on a text.
///
/// @param bleu BLEU of the text
/// @param interval the 95 per cent interval of BLEU
/// @param chrf chrF2 of the text
/// @param exactMatch sentences equal to a reference to the letter
/// @param seconds that translating took
public record TranslationEvaluation(
        BleuScore bleu, Interval interval, ChrfScore chrf, Accuracy exactMatch, double seconds) {
    /// Judges translations.
    ///
    /// @param bleu with the tokenizer for the target language
    /// @param hypotheses the translations
    /// @param references one or several translations of the whole text, each with a sentence for each
    ///     hypothesis
    /// @param seconds that translating took
    /// @throws rondo.basis.InputException if there is nothing to judge or the numbers of sentences differ
    public static TranslationEvaluation of(
            Bleu bleu, List<String> hypotheses, List<List<String>> references, double seconds) {
        var counts = bleu.counts(hypotheses, references);
        return new TranslationEvaluation(
                bleu.score(Counts.sum(counts), references.size()),
                Bootstrap.standard()
                        .interval(
                                counts,
                                sum -> bleu.score(sum, references.size()).score()),
                Chrf.corpus(hypotheses, references),
                Accuracy.exactMatch(hypotheses, references),
                seconds);
    }

    /// How many sentences were translated.
    public long sentences() {
        return exactMatch.total();
    }

    /// Translated sentences a second; infinite if it took no time.
    public double sentencesPerSecond() {
        return sentences() / seconds;
    }

    /// The figures with what makes them repeatable, in a few lines.
    public String report() {
        return bleu + "\n" + chrf + "\n" + this;
    }

    /// The figures in one line: `BLEU 36.2 (95 % interval 34.9 to 37.5), chrF 60.1, exact match 7.3 %, 1,014
    /// sentences, 231 a second`.
    @Override
    public String toString() {
        String line = "BLEU " + Figures.fixed(bleu.score(), 1) + " (95 % interval " + interval + "), chrF "
                + Figures.fixed(chrf.score(), 1) + ", exact match " + exactMatch + ", "
                + Shown.count(sentences(), "sentence");
        double speed = sentencesPerSecond();
        return Double.isFinite(speed) ? line + ", " + Figures.fixed(speed, speed < 10 ? 1 : 0) + " a second" : line;
    }
}
