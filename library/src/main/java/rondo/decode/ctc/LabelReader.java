// Reads each label with a language model.
package rondo.decode.ctc;

import java.util.List;

/// Reads each label with a language model of labels.
final class LabelReader implements Reader {
    private final LanguageFusion fusion;
    private final int[] tokens;
    private final Texts texts;

    /// @param tokens the token of each symbol, below 0 if the model does not read it
    LabelReader(LanguageFusion fusion, int[] tokens) {
        this.fusion = fusion;
        this.tokens = tokens;
        this.texts = fusion.texts().get();
    }

    @Override
    public void begin(CtcPrefix start) {
        start.read(new Read(texts.start()));
    }

    @Override
    public boolean asks(int label) {
        return tokens[label] >= 0;
    }

    @Override
    public void prepare(List<CtcPrefix> prefixes) {
        Read.all(prefixes.stream().map(CtcPrefix::read).toList(), texts);
    }

    @Override
    public double more(CtcPrefix prefix, int label) {
        return asks(label) ? fusion.weighted(prefix.read().text().logProb(tokens[label])) + fusion.bonus() : 0;
    }

    @Override
    public double most() {
        return Math.max(0, fusion.bonus());
    }

    @Override
    public void follow(CtcPrefix prefix, CtcPrefix longer) {
        int label = longer.label();
        longer.read(asks(label) ? new Read(prefix.read().text(), tokens[label]) : prefix.read());
    }

    @Override
    public double[] ends(List<CtcPrefix> prefixes) {
        if (fusion.end().isEmpty()) {
            return new double[prefixes.size()];
        }
        prepare(prefixes);
        int end = fusion.end().getAsInt();
        return prefixes.stream()
                .mapToDouble(prefix -> fusion.weighted(prefix.read().text().logProb(end)))
                .toArray();
    }

    @Override
    public void close() {
        texts.close();
    }
}
