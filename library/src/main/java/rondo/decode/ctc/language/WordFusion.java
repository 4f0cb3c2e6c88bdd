// Scores each finished word with a language model.
package rondo.decode.ctc.language;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import rondo.decode.ctc.language.Texts.Text;

/// Scores each word when it is finished, with a language model for which it may be several tokens.
public final class WordFusion implements FusionScorer {
    private final LanguageFusion fusion;
    private final Function<int[], int[]> tokens;
    private final OptionalInt separator;
    private final Texts texts;

    /// @param fusion opens the texts of the model
    /// @param tokens of a word, given its labels
    /// @param separator the label that stands between words; empty if a labelling is one word
    public WordFusion(LanguageFusion fusion, Function<int[], int[]> tokens, OptionalInt separator) {
        this.fusion = fusion;
        this.tokens = tokens;
        this.separator = separator;
        this.texts = fusion.texts().get();
    }

    @Override
    public FusedText start() {
        var start = texts.start();
        fusion.end().ifPresent(end -> LanguageFusion.check(start, end));
        return new FusedText(new PendingText(start));
    }

    @Override
    public boolean asks(int label) {
        return separator.isPresent() && separator.getAsInt() == label;
    }

    @Override
    public void prepare(List<FusedText> prepared) {
        var asked = prepared.stream().filter(text -> text.word().isEmpty()).toList();
        PendingText.readAll(asked.stream().map(FusedText::read).toList(), texts);
        var words = asked.stream().map(this::begun).toList();
        for (var open = words; !open.isEmpty(); ) {
            open = open.stream().filter(Unfinished::step).toList();
            var pending = open.stream()
                    .map(word -> new PendingText(word.text, word.tokens[word.next - 1]))
                    .toList();
            PendingText.readAll(pending, texts);
            for (int i = 0; i < pending.size(); i++) {
                open.get(i).text = pending.get(i).text();
            }
        }
        for (int i = 0; i < words.size(); i++) {
            asked.get(i).word(words.get(i).word());
        }
    }

    private Unfinished begun(FusedText text) {
        int[] labels = text.labels();
        return new Unfinished(text.read().text(), labels.length == 0 ? labels : tokens.apply(labels));
    }

    @Override
    public double more(FusedText text, int label) {
        return asks(label) ? score(text) : 0;
    }

    private double score(FusedText text) {
        var word = text.word().orElseThrow();
        return word.last() < 0 ? 0 : fusion.weighted(word.logProb()) + fusion.bonus();
    }

    @Override
    public double most() {
        return Math.max(0, fusion.bonus());
    }

    @Override
    public FusedText longer(FusedText text, int label) {
        return asks(label) ? new FusedText(text.word().orElseThrow().text()) : text.longer(label);
    }

    @Override
    public double[] ends(List<FusedText> ended) {
        prepare(ended);
        double[] ends = ended.stream().mapToDouble(this::score).toArray();
        if (fusion.end().isPresent()) {
            var whole =
                    ended.stream().map(text -> text.word().orElseThrow().text()).toList();
            PendingText.readAll(whole, texts);
            for (int i = 0; i < ends.length; i++) {
                ends[i] +=
                        fusion.weighted(whole.get(i).text().logProb(fusion.end().getAsInt()));
            }
        }
        return ends;
    }

    @Override
    public void close() {
        texts.close();
    }

    /// A word of which some tokens have been scored.
    private static final class Unfinished {
        private final int[] tokens;
        private Text text; // before the next token
        private int next;
        private double logProb;

        Unfinished(Text text, int[] tokens) {
            this.text = text;
            this.tokens = tokens;
        }

        /// Scores a token, and says whether it has to be read because another comes.
        boolean step() {
            if (tokens.length == 0) {
                return false;
            }
            LanguageFusion.check(text, tokens[next]);
            logProb += text.logProb(tokens[next++]);
            return next < tokens.length;
        }

        ScoredWord word() {
            return new ScoredWord(text, tokens.length == 0 ? -1 : tokens[tokens.length - 1], logProb);
        }
    }
}
