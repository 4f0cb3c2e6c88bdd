// Reads each finished word with a language model.
package rondo.decode.ctc;

import java.util.List;
import java.util.function.Function;
import rondo.decode.ctc.Texts.Text;

/// Reads each finished word with a language model, which may take several tokens.
final class WordReader implements Reader {
    private final LanguageFusion fusion;
    private final Function<int[], int[]> tokens;
    private final Symbols symbols;
    private final Texts texts;

    /// @param tokens of a word, given its labels
    WordReader(LanguageFusion fusion, Function<int[], int[]> tokens, Symbols symbols) {
        this.fusion = fusion;
        this.tokens = tokens;
        this.symbols = symbols;
        this.texts = fusion.texts().get();
    }

    @Override
    public void begin(CtcPrefix start) {
        start.read(new Read(texts.start()));
    }

    @Override
    public boolean asks(int label) {
        return symbols.separates(label);
    }

    @Override
    public void prepare(List<CtcPrefix> prefixes) {
        var unread = prefixes.stream().filter(prefix -> prefix.word().isEmpty()).toList();
        Read.all(unread.stream().map(CtcPrefix::read).toList(), texts);
        var words = unread.stream().map(this::begun).toList();
        for (var open = words; !open.isEmpty(); ) {
            open = open.stream().filter(Unfinished::step).toList();
            var reads = open.stream()
                    .map(word -> new Read(word.text, word.tokens[word.next - 1]))
                    .toList();
            Read.all(reads, texts);
            for (int i = 0; i < reads.size(); i++) {
                open.get(i).text = reads.get(i).text();
            }
        }
        for (int i = 0; i < words.size(); i++) {
            unread.get(i).word(words.get(i).word());
        }
    }

    private Unfinished begun(CtcPrefix prefix) {
        int[] labels = prefix.word(symbols);
        return new Unfinished(prefix.read().text(), labels.length == 0 ? labels : tokens.apply(labels));
    }

    @Override
    public double more(CtcPrefix prefix, int label) {
        return asks(label) ? score(prefix) : 0;
    }

    private double score(CtcPrefix prefix) {
        var word = prefix.word().orElseThrow();
        return word.last() < 0 ? 0 : fusion.weighted(word.logProb()) + fusion.bonus();
    }

    @Override
    public double most() {
        return Math.max(0, fusion.bonus());
    }

    @Override
    public void follow(CtcPrefix prefix, CtcPrefix longer) {
        longer.read(asks(longer.label()) ? prefix.word().orElseThrow().read() : prefix.read());
    }

    @Override
    public double[] ends(List<CtcPrefix> prefixes) {
        prepare(prefixes);
        double[] ends = prefixes.stream().mapToDouble(this::score).toArray();
        if (fusion.end().isPresent()) {
            var whole = prefixes.stream()
                    .map(prefix -> prefix.word().orElseThrow().read())
                    .toList();
            Read.all(whole, texts);
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
            logProb += text.logProb(tokens[next++]);
            return next < tokens.length;
        }

        Word word() {
            return new Word(text, tokens.length == 0 ? -1 : tokens[tokens.length - 1], logProb);
        }
    }
}
