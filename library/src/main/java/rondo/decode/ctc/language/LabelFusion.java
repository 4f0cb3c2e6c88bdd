// Scores each label with a language model.
package rondo.decode.ctc.language;

import java.util.List;

/// Scores each label as soon as it is written, with a language model of labels.
public final class LabelFusion implements FusionScorer {
    private final LanguageFusion fusion;
    private final int[] tokens;
    private final Texts texts;

    /// @param fusion opens the texts of the model
    /// @param tokens the token of each symbol, below 0 if the model does not read it
    public LabelFusion(LanguageFusion fusion, int[] tokens) {
        this.fusion = fusion;
        this.tokens = tokens;
        this.texts = fusion.texts().get();
    }

    @Override
    public FusedText start() {
        var start = texts.start();
        for (int token : tokens) {
            if (token >= 0) {
                LanguageFusion.check(start, token);
            }
        }
        fusion.end().ifPresent(end -> LanguageFusion.check(start, end));
        return new FusedText(new PendingText(start));
    }

    @Override
    public boolean asks(int label) {
        return tokens[label] >= 0;
    }

    @Override
    public void prepare(List<FusedText> prepared) {
        PendingText.readAll(prepared.stream().map(FusedText::read).toList(), texts);
    }

    @Override
    public double more(FusedText text, int label) {
        return asks(label) ? fusion.weighted(text.read().text().logProb(tokens[label])) + fusion.bonus() : 0;
    }

    @Override
    public double most() {
        return Math.max(0, fusion.bonus());
    }

    @Override
    public FusedText longer(FusedText text, int label) {
        return asks(label) ? new FusedText(new PendingText(text.read().text(), tokens[label])) : text;
    }

    @Override
    public double[] ends(List<FusedText> ended) {
        if (fusion.end().isEmpty()) {
            return new double[ended.size()];
        }
        prepare(ended);
        int end = fusion.end().getAsInt();
        return ended.stream()
                .mapToDouble(text -> fusion.weighted(text.read().text().logProb(end)))
                .toArray();
    }

    @Override
    public void close() {
        texts.close();
    }
}
