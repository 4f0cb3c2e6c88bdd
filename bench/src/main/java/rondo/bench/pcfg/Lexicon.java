// Which tags a word may have.
package rondo.bench.pcfg;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Which tags a word may have: those that it had, and with the weight of one occurrence those of rare words of its
/// kind, so that an unknown word has these alone. A kind is a shape and an ending of two letters, or if no rare word
/// has both the shape alone.
final class Lexicon {
    private static final int RARE = 1; // occurrences at most
    private static final int ENDING = 2; // letters

    private final Counts<String, Integer> tags = new Counts<>();
    private final Counts<String, Integer> tagsOfKinds = new Counts<>();
    private final Map<Integer, Integer> frequency = new HashMap<>();
    private double words;

    void add(String word, int tag) {
        tags.add(word, tag);
        frequency.merge(tag, 1, Integer::sum);
        words++;
    }

    /// Learns from rare words, once all are added.
    void close() {
        tags.all().forEach((word, found) -> {
            if (tags.total(word) <= RARE) {
                found.keySet().forEach(tag -> kinds(word).forEach(kind -> tagsOfKinds.add(kind, tag)));
            }
        });
    }

    /// The logarithm of the probability of a word given each tag that it may have, up to a number that all share.
    Map<Integer, Double> scores(String word) {
        var seen = tags.of(word);
        var kind = kinds(word).stream()
                .filter(name -> tagsOfKinds.total(name) > 0)
                .findFirst()
                .orElse("");
        double all = tags.total(word) + 1;
        double alike = tagsOfKinds.total(kind);
        var scores = new HashMap<Integer, Double>();
        Stream.concat(seen.keySet().stream(), tagsOfKinds.of(kind).keySet().stream())
                .distinct()
                .forEach(tag -> {
                    double guess = tagsOfKinds.of(kind).getOrDefault(tag, 0) / Math.max(1, alike);
                    double given = (seen.getOrDefault(tag, 0) + guess) / all;
                    scores.put(tag, Math.log(given * words / frequency.getOrDefault(tag, 1)));
                });
        return scores;
    }

    /// Kinds of a word, the narrowest first.
    private static List<String> kinds(String word) {
        String shape = (word.chars().anyMatch(Character::isDigit) ? "9" : "")
                + (Character.isUpperCase(word.charAt(0)) ? "A" : "")
                + (word.chars().noneMatch(Character::isLowerCase) ? "C" : "")
                + (word.contains("-") ? "-" : "");
        String ending = word.substring(Math.max(0, word.length() - ENDING)).toLowerCase(Locale.ROOT);
        return List.of(shape + " " + ending, shape, "");
    }
}
