// Sentences of a small grammar with labels of words and of the whole.
package rondo.label;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;

/// Sentences of a small grammar with labels of words and of the whole.
final class MadeUpLabels {
    private MadeUpLabels() {}

    /// With parts of speech.
    static List<LabelledSentence> tags(int count, long seed) {
        return IntStream.range(0, count).mapToObj(i -> tags(Rng.of(seed).at(i))).toList();
    }

    private static LabelledSentence tags(Rng rng) {
        String noun = List.of("dog", "cat", "house", "tree").get(rng.below(0, 4));
        String verb = List.of("sleeps", "works", "waits").get(rng.below(1, 3));
        return rng.below(2, 2) == 0
                ? LabelledSentence.of(List.of("the", noun, verb, "."), List.of("DET", "NOUN", "VERB", "PUNCT"))
                : LabelledSentence.of(
                        List.of("a", "green", noun, verb, "well"), List.of("DET", "ADJ", "NOUN", "VERB", "ADV"));
    }

    /// With spans, and what the sentence wants.
    static List<LabelledSentence> slots(int count, long seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> slots(Rng.of(seed).at(i)))
                .toList();
    }

    private static LabelledSentence slots(Rng rng) {
        String city = List.of("york", "leeds", "bath").get(rng.below(0, 3));
        String day = List.of("monday", "friday").get(rng.below(1, 2));
        return rng.below(2, 2) == 0
                ? sentence("weather in new " + city + " on " + day, "O O B-city I-city O B-day", "Weather")
                : sentence("book a table next " + day + " in " + city, "O O O B-day I-day O B-city", "Book");
    }

    static LabelledSentence sentence(String words, String labels, String whole) {
        return new LabelledSentence(List.of(words.split(" ")), List.of(labels.split(" ")), Optional.of(whole));
    }
}
