// Finds the words that may come next.
package rondo.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// An unfinished word: its last token, and the row that it continues.
    private record Open(int row, int token, String text, double probability) {}

    WordSearch(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.parts = tokenizer.segmentation() != Segmentation.WORDS;
        this.continues = new boolean[tokenizer.vocabulary().size()];
        for (int id = Vocabulary.SPECIALS.size(); parts && id < continues.length; id++) {
            continues[id] = continues(tokenizer.vocabulary().token(id));
        }
    }

    /// Letters without the mark of a word's beginning continue a word, Han characters, which are words
    /// themselves, do not.
    private static boolean continues(String token) {
        int c = token.codePointAt(0);
        return (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK)
                && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN;
    }

    /// The most probable words.
    ///
    /// @param prefix of one row, the text before the word; moved on
    /// @param typed the beginning of the word, with the mark of its beginning; empty if nothing was typed
    /// @param count how many words at most
    List<Suggestion> run(LanguagePrefix prefix, String typed, int count) {
        var found = new HashMap<String, Double>();
        var open = List.of(new Open(0, Vocabulary.END, "", 1));
        double reached = typed.isEmpty() ? 1 : 0; // the probability of all words that begin as typed
        for (int length = 0; length < LONGEST && !open.isEmpty(); length++) {
            if (length > 0) {
                advance(prefix, open);
            }
            var next = new ArrayList<Open>();
            for (int row = 0; row < open.size(); row++) {
                var word = open.get(row);
                var step = new Step(prefix, row, word, typed);
                if (word.text().length() >= typed.length() && !isBlank(word.text())) {
                    found.merge(word.text(), step.ending(), Double::sum);
                }
                reached += step.expand(next, found);
            }
            next.sort(Comparator.comparingDouble(Open::probability).reversed());
            double least = worst(found, count);
            open = next.stream()
                    .limit(BEAM)
                    .filter(word -> word.probability() > Math.max(least, NEGLIGIBLE))
                    .toList();
        }
        double all = reached;
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(count)
                .map(e -> new Suggestion(
                        e.getKey().replace(Segmentation.MARK, ' ').strip(), Math.min(1, e.getValue() / all)))
                .toList();
    }

    private static double worst(Map<String, Double> found, int count) {
        return found.values().stream()
                .sorted(Comparator.reverseOrder())
                .skip(count - 1L)
                .findFirst()
                .orElse(0.0);
    }

    private final Map<Open, Integer> tokenOf = new HashMap<>();

    private void advance(LanguagePrefix prefix, List<Open> open) {
        int[] rows = open.stream().mapToInt(Open::row).toArray();
        int[] tokens =
                open.stream().mapToInt(word -> tokenOf.getOrDefault(word, 0)).toArray();
        tokenOf.clear();
        prefix.advance(rows, tokens);
    }

    /// What may follow an unfinished word.
    private final class Step {
        private final LanguagePrefix prefix;
        private final int row;
        private final Open word;
        private final String typed;

        Step(LanguagePrefix prefix, int row, Open word, String typed) {
            this.prefix = prefix;
            this.row = row;
            this.word = word;
            this.typed = typed;
        }

        private double probability(int token) {
            return word.probability() * Math.exp(prefix.logProbs().get(row, token));
        }

        /// The probability that the word ends here.
        double ending() {
            double sum = 0;
            for (int token = 0; token < continues.length; token++) {
                sum += continues[token] ? 0 : probability(token);
            }
            return sum;
        }

        /// Adds what the word may become.
        ///
        /// @return the probability of those that become as long as what was typed
        double expand(List<Open> next, Map<String, Double> found) {
            double reached = 0;
            boolean first = word.text().isEmpty();
            for (int token = 0; token < continues.length; token++) {
                if (first ? token < Vocabulary.SPECIALS.size() : !continues[token]) {
                    if (first && token == Vocabulary.END && typed.isEmpty()) {
                        found.put("", probability(token));
                    }
                    continue;
                }
                String text = word.text() + tokenizer.vocabulary().token(token);
                boolean complete = text.length() >= typed.length();
                if (complete ? !text.startsWith(typed) : !typed.startsWith(text)) {
                    continue;
                }
                double probability = probability(token);
                if (complete && word.text().length() < typed.length()) {
                    reached += probability;
                }
                if (parts && continuable(text)) {
                    if (probability > NEGLIGIBLE * NEGLIGIBLE) {
                        next.add(new Open(row, token, text, probability));
                    }
                } else if (complete) {
                    found.merge(text, probability, Double::sum);
                }
            }
            return reached;
        }
    }

    private static boolean isBlank(String text) {
        return text.isEmpty() || text.equals(String.valueOf(Segmentation.MARK));
    }

    /// Whether a word so far may be continued: a mark alone, or letters.
    private static boolean continuable(String text) {
        int last = text.codePointBefore(text.length());
        return last == Segmentation.MARK || continues(Character.toString(last));
    }
}
