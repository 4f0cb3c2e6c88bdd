// Which words of a text its tokens belong to.
package rondo.text;

import java.util.ArrayList;
import java.util.List;

/// Which words of a text its tokens belong to. Words are what white space separates; each Han character is one by
/// itself. A token may be part of a word, or be several Han characters; white space belongs to no word.
///
/// @param places for each token the places of its words, from 0
/// @param count how many words there are
record TokenWords(List<List<Integer>> places, int count) {
    /// The words of tokens.
    ///
    /// @param texts what each token stands for; together they are the text
    static TokenWords of(List<String> texts) {
        var places = new ArrayList<List<Integer>>();
        int count = 0;
        boolean inside = false; // of a word that goes on
        for (var text : texts) {
            var words = new ArrayList<Integer>();
            for (int c : text.codePoints().toArray()) {
                boolean space = Character.isWhitespace(c);
                boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
                if (!space && (!inside || han)) {
                    count++;
                }
                if (!space && !words.contains(count - 1)) {
                    words.add(count - 1);
                }
                inside = !space && !han;
            }
            places.add(List.copyOf(words));
        }
        return new TokenWords(List.copyOf(places), count);
    }
}
