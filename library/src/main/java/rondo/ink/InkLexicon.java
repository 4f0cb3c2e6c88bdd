// The words that may be written.
package rondo.ink;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rondo.decode.ctc.Lexicon;

/// The words that may be written. The tree in which a search looks them up is made when it is first needed, once for
/// the labels of a recogniser, and shared by all searches and pens. Any number of threads may use it.
public final class InkLexicon {
    private final List<String> words;
    private final Map<Labels, Lexicon> trees = new ConcurrentHashMap<>();

    private InkLexicon(List<String> words) {
        this.words = words;
    }

    /// A lexicon of words; what stands in it several times is one word.
    public static InkLexicon of(List<String> words) {
        return new InkLexicon(List.copyOf(words));
    }

    /// The words as they were given.
    public List<String> words() {
        return words;
    }

    /// The tree of those that can be written with some labels.
    ///
    /// @throws rondo.basis.InputException if none can
    Lexicon tree(Labels labels) {
        return trees.computeIfAbsent(
                labels,
                made -> Lexicon.of(
                        words.stream()
                                .map(word -> made.encode(word, true).orElse(new int[0]))
                                .toList(),
                        made.symbols()));
    }

    @Override
    public String toString() {
        return "InkLexicon of " + words.size() + " words";
    }
}
