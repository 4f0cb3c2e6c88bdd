// A word as tokens behind a text.
package rondo.decode.word;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.InputException;
import rondo.decode.word.WordEnds.Run;
import rondo.text.Vocabulary;

/// A word as tokens behind a text: with a blank before it, or without one where it would be a word of its own.
///
/// @param tokens at least one
/// @param run what its last character belongs to
record Spelling(int[] tokens, Run run) {
    /// The word that stands for the end of the sentence.
    static final String END = Vocabulary.SPECIALS.get(Vocabulary.END);

    private static final Spelling ENDING = new Spelling(new int[] {Vocabulary.END}, Run.NONE);

    /// The ways to write a word, one or two; those with unknown tokens only if there is no other.
    ///
    /// @param before what the last character of the text belongs to
    /// @throws InputException if it is empty
    static List<Spelling> of(WordEnds words, Run before, String word) {
        if (word.equals(END)) {
            return List.of(ENDING);
        }
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

    /// Whether a token is not in the vocabulary.
    boolean unknown() {
        return IntStream.of(tokens).anyMatch(token -> token == Vocabulary.UNKNOWN);
    }
}
