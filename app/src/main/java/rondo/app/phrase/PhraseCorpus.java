// The phrases of a corpus, to be searched.
package rondo.app.phrase;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.metric.Neighbours;
import rondo.structure.phrase.EncodedPhrase;
import rondo.structure.phrase.Phrase;
import rondo.structure.phrase.PhraseEncoder;

/// The phrases of a corpus, to be searched: each text once, with the vector that it had first.
final class PhraseCorpus {
    private static final int BATCH = 256;

    private final List<String> texts;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Neighbours vectors;

    /// A phrase near another one.
    ///
    /// @param text its words
    /// @param cosine of the angle between both vectors
    record Near(String text, float cosine) {}

    private PhraseCorpus(Map<String, float[]> phrases) {
        this.texts = List.copyOf(phrases.keySet());
        texts.forEach(text -> rows.put(text, rows.size()));
        this.vectors = new Neighbours(List.copyOf(phrases.values()));
    }

    /// The phrases of sentences; empty ones are left out.
    ///
    /// @param longest words of a phrase within a sentence at most; 0 for whole sentences alone
    static PhraseCorpus of(PhraseEncoder encoder, List<Phrase> sentences, int longest) {
        var phrases = new LinkedHashMap<String, float[]>();
        var whole = sentences.stream()
                .filter(sentence -> !sentence.words().isEmpty())
                .toList();
        for (int from = 0; from < whole.size(); from += BATCH) {
            var batch = whole.subList(from, Math.min(whole.size(), from + BATCH));
            var encoded = encoder.encode(batch);
            for (int i = 0; i < batch.size(); i++) {
                phrases.putIfAbsent(batch.get(i).text(), encoded.get(i).vector());
                add(batch.get(i).words(), encoded.get(i), longest, phrases);
            }
        }
        return new PhraseCorpus(phrases);
    }

    /// Adds the phrases within a sentence.
    private static void add(List<String> words, EncodedPhrase encoded, int longest, Map<String, float[]> phrases) {
        var starts = new ArrayDeque<Integer>(); // of nodes that wait for a parent
        int word = 0;
        var vectors = encoded.vectors().iterator();
        for (var node : encoded.tree().postorder()) {
            if (node.isLeaf()) {
                starts.push(word++);
            } else {
                starts.pop(); // the right child's; the node begins where its left child does
            }
            int from = starts.element();
            var vector = vectors.next();
            if (word - from <= longest) {
                phrases.putIfAbsent(String.join(" ", words.subList(from, word)), vector);
            }
        }
    }

    /// How many phrases there are.
    int size() {
        return texts.size();
    }

    /// The phrases nearest to one of them, the nearest first; not itself.
    ///
    /// @param text of a phrase of the corpus
    /// @param count how many at most
    List<Near> nearest(String text, int count) {
        int row = Optional.ofNullable(rows.get(text)).orElseThrow();
        return vectors.nearest(row, count).stream()
                .map(near -> new Near(texts.get(near.row()), near.cosine()))
                .toList();
    }

    /// The phrases nearest to another, the nearest first; not itself.
    ///
    /// @param count how many at most
    List<Near> nearest(String text, float[] vector, int count) {
        var near = new ArrayList<Near>();
        for (var neighbour : vectors.nearest(vector, Math.min(count, size()) + 1)) {
            if (near.size() < count && !texts.get(neighbour.row()).equals(text)) {
                near.add(new Near(texts.get(neighbour.row()), neighbour.cosine()));
            }
        }
        return near;
    }
}
