// Finds the words that may come next.
package rondo.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rondo.decode.Prefix;
import rondo.text.Segmentation;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;

/// Finds the most probable words that may come next, whole ones where tokens are parts of words: all unfinished
/// words of a beam are continued together, and a word's probability is that of its tokens and of any token
/// behind them that does not continue it.
final class WordSearch {
    private static final int BEAM = 24;
    private static final int LONGEST = 24; // tokens of a word
    private static final double NEGLIGIBLE = 1e-7;

    private final Tokenizer tokenizer;
    private final boolean parts;
    private final boolean[] continues;

    /// An unfinished word.
    ///
    /// @param row of the prefix that its last token continues
    /// @param token its last token
    private record Open(int row, int token, String text, double probability) {}

    WordSearch(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.parts = tokenizer.segmentation() != Segmentation.WORDS;
        this.continues = new boolean[tokenizer.vocabulary().size()];
        for (int id = Vocabulary.SPECIALS.size(); parts && id < continues.length; id++) {
            continues[id] = continues(tokenizer.vocabulary().token(id).codePointAt(0));
        }
    }

    /// Letters without the mark of a word's beginning continue a word; Han characters, which are words
    /// themselves, do not.
    private static boolean continues(int c) {
        return (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK)
                && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN;
    }

    /// The most probable words; empty for the end of the line, if nothing was typed.
    ///
    /// @param prefix of one row, the text before the word; moved on
    /// @param typed the beginning of the word, with the mark of its beginning; empty if nothing was typed
    /// @param count how many words at most
    List<Suggestion> run(Prefix prefix, String typed, int count) {
        var search = new Search(prefix, typed);
        var open = List.of(new Open(0, Vocabulary.END, "", 1));
        for (int length = 0; length < LONGEST && !open.isEmpty(); length++) {
            if (length > 0) {
                prefix.advance(
                        open.stream().mapToInt(Open::row).toArray(),
                        open.stream().mapToInt(Open::token).toArray());
            }
            for (int row = 0; row < open.size(); row++) {
                search.step(row, open.get(row));
            }
            open = search.best(count);
        }
        return search.words(count);
    }

    /// One search.
    private final class Search {
        private final Prefix prefix;
        private final String typed;
        private final double[] probabilities = new double[continues.length];
        private final Map<String, Double> found = new HashMap<>();
        private List<Open> next = new ArrayList<>();
        private double reached; // the probability of all words that begin as typed

        Search(Prefix prefix, String typed) {
            this.prefix = prefix;
            this.typed = typed;
            this.reached = typed.isEmpty() ? 1 : 0;
        }

        /// Continues an unfinished word, and ends it.
        void step(int row, Open word) {
            var logProbs = prefix.logProbs();
            double ending = 0;
            for (int token = 0; token < probabilities.length; token++) {
                probabilities[token] = word.probability() * Math.exp(logProbs.get(row, token));
                ending += continues[token] ? 0 : probabilities[token];
            }
            if (word.text().isEmpty()) {
                begin(row);
                return;
            }
            if (word.text().length() >= typed.length() && !isMark(word.text())) {
                found.merge(word.text(), ending, Double::sum);
            }
            for (int token = Vocabulary.SPECIALS.size(); token < probabilities.length; token++) {
                if (continues[token]) {
                    add(row, token, word.text());
                }
            }
        }

        private void begin(int row) {
            if (typed.isEmpty()) {
                found.put("", probabilities[Vocabulary.END]);
            }
            for (int token = Vocabulary.SPECIALS.size(); token < probabilities.length; token++) {
                add(row, token, "");
            }
        }

        /// Adds a word with one more token, unless it is not what was typed.
        private void add(int row, int token, String before) {
            double probability = probabilities[token];
            if (probability < NEGLIGIBLE * NEGLIGIBLE) {
                return;
            }
            String text = before + tokenizer.vocabulary().token(token);
            boolean complete = text.length() >= typed.length();
            if (complete ? !text.startsWith(typed) : !typed.startsWith(text)) {
                return;
            }
            if (complete && before.length() < typed.length()) {
                reached += probability;
            }
            if (parts && continuable(text)) {
                next.add(new Open(row, token, text, probability));
            } else if (complete) {
                found.merge(text, probability, Double::sum);
            }
        }

        /// The unfinished words that may still become one of the best, best first.
        List<Open> best(int count) {
            double least = found.values().stream()
                    .sorted(Comparator.reverseOrder())
                    .skip(count - 1L)
                    .findFirst()
                    .orElse(0.0);
            var best = next.stream()
                    .filter(word -> word.probability() > Math.max(least, NEGLIGIBLE))
                    .sorted(Comparator.comparingDouble(Open::probability).reversed())
                    .limit(BEAM)
                    .toList();
            next = new ArrayList<>();
            return best;
        }

        /// The best words found.
        List<Suggestion> words(int count) {
            return found.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(count)
                    .map(e -> new Suggestion(
                            e.getKey().replace(Segmentation.MARK, ' ').strip(), Math.min(1, e.getValue() / reached)))
                    .toList();
        }
    }

    private static boolean isMark(String text) {
        return text.length() == 1 && text.charAt(0) == Segmentation.MARK;
    }

    /// Whether a word so far may be continued: a mark alone, or letters.
    private static boolean continuable(String text) {
        int last = text.codePointBefore(text.length());
        return last == Segmentation.MARK || continues(last);
    }
}
