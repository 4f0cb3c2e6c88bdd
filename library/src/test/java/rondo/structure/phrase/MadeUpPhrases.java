// Sentences with labels by a rule.
package rondo.structure.phrase;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;

/// Sentences of a few words with a label: `+` if more of them are good ones than bad ones, else `-`.
final class MadeUpPhrases {
    private static final List<String> GOOD = List.of("good", "lovely", "fine");
    private static final List<String> BAD = List.of("bad", "dull", "poor");
    private static final List<String> OTHERS = List.of("a", "the", "film", "story", "is", "with");

    private MadeUpPhrases() {}

    static List<Phrase> some(int count, long seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> sentence(Rng.of(seed).at(i)))
                .toList();
    }

    private static Phrase sentence(Rng rng) {
        boolean good = rng.below(0, 2) == 0;
        var own = good ? GOOD : BAD;
        var words = IntStream.range(0, 2 + rng.below(1, 5))
                .mapToObj(i ->
                        i == 1 ? own.get(rng.below(10 + i, own.size())) : OTHERS.get(rng.below(10 + i, OTHERS.size())))
                .toList();
        return new Phrase(good ? "+" : "-", words, Optional.empty());
    }
}
