// Finds the words that may come next.
package rondo.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rondo.decode.Candidates;
import rondo.decode.Prefix;
import rondo.decode.word.EndMass;
import rondo.decode.word.WordEnds;
import rondo.decode.word.WordEnds.Run;
import rondo.engine.kernel.Kernels;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.text.Segmentation;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;

/// Finds the most probable words that may come next, whole ones where tokens are parts of words: the best
/// unfinished words are continued together, and a word's probability is that of its tokens and of any token
/// behind them that does not continue it. In scripts that are written without blanks, each token is taken for a
/// word.
final class WordSearch {
    private static final double NEVER = -1e30;

    private final Tokenizer tokenizer;
    private final Limits limits;
    private final WordEnds words;
    private final Map<Integer, int[]> byFirst; // tokens by their first code point

    /// An unfinished word.
    ///
    /// @param row of the prefix that its last token continues
    /// @param token its last token
    private record Open(int row, int token, String text, double probability) {}

    /// How far a search goes.
    ///
    /// @param beam unfinished words that are continued together
    /// @param longest tokens of a word beyond those typed
    /// @param negligible the probability of words that are not continued
    record Limits(int beam, int longest, double negligible) {
        static final Limits STANDARD = new Limits(24, 24, 1e-7);
    }

    WordSearch(Tokenizer tokenizer) {
        this(tokenizer, Limits.STANDARD);
    }

    WordSearch(Tokenizer tokenizer, Limits limits) {
        this.tokenizer = tokenizer;
        this.limits = limits;
        this.words = new WordEnds(tokenizer);
        var vocabulary = tokenizer.vocabulary();
        var lists = IntStream.range(Vocabulary.SPECIALS.size(), vocabulary.size())
                .boxed()
                .collect(Collectors.groupingBy(id -> vocabulary.token(id).codePointAt(0)));
        this.byFirst = new HashMap<>();
        lists.forEach((first, ids) ->
                byFirst.put(first, ids.stream().mapToInt(Integer::intValue).toArray()));
    }

    /// Where words end.
    WordEnds ends() {
        return words;
    }

    /// The most probable words; empty for the end of the line.
    ///
    /// @param prefix of one row, the text before the word; moved on
    /// @param typed the beginning of the word, with the mark of its beginning; empty if nothing was typed
    /// @param count how many words at most, 1 or more
    /// @param scope from which the search takes its memory, once
    List<Suggestion> run(Prefix prefix, String typed, int count, Scope scope) {
        var search = new Search(prefix, typed, count, scope);
        var open = List.of(new Open(0, Vocabulary.END, "", 1));
        for (int length = 0; length < limits.longest() + typed.length() && !open.isEmpty(); length++) {
            if (length > 0) {
                prefix.advance(
                        open.stream().mapToInt(Open::row).toArray(),
                        open.stream().mapToInt(Open::token).toArray());
            }
            search.step(open);
            open = search.best();
        }
        return search.words();
    }

    /// One search.
    private final class Search {
        private final Prefix prefix;
        private final String typed;
        private final int count;
        private final Pointwise pointwise;
        private final Optional<EndMass> mass; // whole words are neither continued nor ended
        private final Tensor bars; // what bars them from being chosen, [1,V]
        private final Tensor copies; // of log-probabilities, [beam,V]
        private final Candidates candidates = new Candidates();
        private final Candidates agreeing = new Candidates();
        private final Map<String, Double> found = new HashMap<>();
        private List<Open> next = new ArrayList<>();
        private double reached; // the probability of all words that begin as typed

        Search(Prefix prefix, String typed, int count, Scope scope) {
            this.prefix = prefix;
            this.typed = typed;
            this.count = count;
            this.reached = typed.isEmpty() ? 1 : 0;
            var type = prefix.logProbs().type();
            this.pointwise = Kernels.pointwise(type);
            int tokens = words.parts() ? tokenizer.vocabulary().size() : 0;
            this.mass = words.parts() ? Optional.of(new EndMass(words, scope, type, limits.beam())) : Optional.empty();
            this.bars = Tensor.zeros(scope, type, 1, tokens);
            this.copies = Tensor.empty(scope, type, limits.beam(), tokens);
            for (int token = 0; token < tokens; token++) {
                bars.set(0, token, words.continues(Run.LETTERS, token) ? 0 : NEVER);
            }
        }

        /// Continues unfinished words, and ends them.
        void step(List<Open> open) {
            var logProbs = prefix.logProbs();
            boolean begins = open.getFirst().text().isEmpty();
            var scores = logProbs;
            if (begins && typed.isEmpty()) {
                found.put("", Math.exp(logProbs.get(0, Vocabulary.END)));
            } else if (!begins && words.parts()) {
                end(open, mass.orElseThrow().ofLetters(logProbs));
                scores = copies.rows(0, logProbs.rows()).copy(logProbs);
                pointwise.addBias(bars, scores);
            }
            candidates.clear(Math.max(limits.beam(), count) + Vocabulary.SPECIALS.size());
            for (int row = 0; row < open.size(); row++) {
                var word = open.get(row);
                if (word.text().length() < typed.length()) {
                    complete(row, word, logProbs);
                } else if (isMark(word.text())) { // any word may follow, also one that continues none
                    found.merge("", word.probability() * Math.exp(logProbs.get(row, Vocabulary.END)), Double::sum);
                    candidates.offer(logProbs, row, Math.log(word.probability()));
                } else {
                    candidates.offer(scores, row, Math.log(word.probability()));
                }
            }
            candidates.sort();
            for (int i = 0; i < candidates.size() && candidates.score(i) > NEVER / 2; i++) {
                int row = candidates.row(i);
                add(row, candidates.token(i), open.get(row).text(), Math.exp(candidates.score(i)));
            }
        }

        /// Ends words that may be complete: what follows them does not continue them.
        ///
        /// @param ends the probability of that, [1,B]
        private void end(List<Open> open, Tensor ends) {
            for (int row = 0; row < open.size(); row++) {
                var word = open.get(row);
                if (word.text().length() >= typed.length() && !isMark(word.text())) {
                    found.merge(word.text(), word.probability() * ends.get(0, row), Double::sum);
                }
            }
        }

        /// Continues a word that is shorter than what was typed, with the best of the tokens that agree with the
        /// rest.
        private void complete(int row, Open word, Tensor logProbs) {
            String rest = typed.substring(word.text().length());
            boolean any = rest.length() == 1; // that begins so: a mark alone is begun by most of the vocabulary
            agreeing.clear(limits.beam() + count);
            for (int token : byFirst.getOrDefault(rest.codePointAt(0), new int[0])) {
                boolean allowed = word.text().isEmpty() || words.continues(Run.LETTERS, token);
                if (allowed && (any || agree(tokenizer.vocabulary().token(token), rest))) {
                    double probability = word.probability() * Math.exp(logProbs.get(row, token));
                    boolean whole = any || tokenizer.vocabulary().token(token).length() >= rest.length();
                    reached += whole ? probability : 0;
                    agreeing.offer(row, token, probability);
                }
            }
            agreeing.sort();
            for (int i = 0; i < agreeing.size(); i++) {
                add(row, agreeing.token(i), word.text(), agreeing.score(i));
            }
        }

        /// Adds a word with one more token.
        private void add(int row, int token, String before, double probability) {
            String last = tokenizer.vocabulary().token(token);
            if (token < Vocabulary.SPECIALS.size() || isByte(last)) {
                return;
            }
            String text = before + last;
            if (continuable(text)) {
                next.add(new Open(row, token, text, probability));
            } else if (text.length() >= typed.length()) {
                found.merge(text, probability, Double::sum);
            }
        }

        /// The unfinished words that may still become one of the best, best first.
        List<Open> best() {
            double least = found.values().stream()
                    .sorted(Comparator.reverseOrder())
                    .skip(count - 1L)
                    .findFirst()
                    .orElse(0.0);
            var best = next.stream()
                    .filter(word -> word.probability() > Math.max(least, limits.negligible()))
                    .sorted(Comparator.comparingDouble(Open::probability).reversed())
                    .limit(limits.beam())
                    .toList();
            next = new ArrayList<>();
            return best;
        }

        /// The best words found.
        List<Suggestion> words() {
            var shown = new HashMap<String, Double>();
            found.forEach((text, probability) ->
                    shown.merge(text.replace(Segmentation.MARK, ' ').strip(), probability, Double::sum));
            return shown.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(count)
                    .map(e -> new Suggestion(e.getKey(), Math.min(1, e.getValue() / reached)))
                    .toList();
        }
    }

    /// Whether a token goes on as what was typed does, as far as both go.
    private static boolean agree(String token, String rest) {
        return token.startsWith(rest) || rest.startsWith(token);
    }

    /// Whether a token is a byte, of a character that has no token: no text by itself.
    private boolean isByte(String token) {
        return tokenizer.segmentation() == Segmentation.UNITS && token.startsWith("<0x") && token.length() == 6;
    }

    /// Whether a word has not begun but for its mark.
    private static boolean isMark(String text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == Segmentation.MARK;
    }

    /// Whether a word so far may be continued: a mark alone, or letters where words are several tokens.
    private boolean continuable(String text) {
        return isMark(text) || (words.parts() && words.continues(text.codePointBefore(text.length())));
    }
}
