// Writes words behind texts, as tokens.
package rondo.decode.word;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rondo.basis.InputException;
import rondo.decode.word.WordEnds.Run;
import rondo.text.Vocabulary;

/// Writes words behind texts, as tokens: with a blank before them, or without one where they would be words of
/// their own. Remembers words, as decoders ask for the same ones again and again. One thread uses it at a time.
final class Speller {
    /// The word that stands for the end of the sentence.
    static final String END = Vocabulary.SPECIALS.get(Vocabulary.END);

    private static final List<Spelling> ENDING = List.of(new Spelling(new int[] {Vocabulary.END}, Run.NONE));
    private static final int REMEMBERED = 1 << 16;
    private static final int LONGEST = 32; // of those that are remembered

    private final WordEnds words;
    private final Map<Run, Map<String, List<Spelling>>> remembered = new EnumMap<>(Run.class);

    Speller(WordEnds words) {
        this.words = words;
    }

    /// The ways to write a word, one or two; those with unknown tokens only if there is no other.
    ///
    /// @param before what the last character of the text belongs to
    /// @throws InputException if it is empty
    List<Spelling> ways(Run before, String word) {
        var known = remembered.computeIfAbsent(before, _ -> new HashMap<>());
        var ways = known.get(word);
        if (ways == null) {
            ways = word.equals(END) ? ENDING : spell(before, word);
            if (known.size() == REMEMBERED) {
                known.clear();
            }
            if (word.length() <= LONGEST) {
                known.put(word, ways);
            }
        }
        return ways;
    }

    private List<Spelling> spell(Run before, String word) {
        var tokenizer = words.tokenizer();
        String text = tokenizer.normalization().apply(word.strip());
        if (text.isBlank()) {
            throw new InputException("word: empty; expected text, or " + END + " for the end of the sentence");
        }
        if (before == Run.NONE) {
            return List.of(new Spelling(tokenizer.encode(text, true), words.last(text)));
        }
        var ways = Stream.of(" " + text, text)
                .limit(words.parted(before, text) ? 2 : 1)
                .map(way -> new Spelling(tokenizer.encode(way, false), words.last(text)))
                .toList();
        var known = ways.stream().filter(way -> !way.unknown()).toList();
        return known.isEmpty() ? ways.subList(0, 1) : known;
    }
}
