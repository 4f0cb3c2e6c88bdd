// The parallel corpus of the demo: English sentences with their Chinese translations, made from a seed.
package rondo.app.demo;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import rondo.basis.Lines;
import rondo.basis.Rng;

/// The parallel corpus of the demo: sentences that a grammar makes from locale data, in English and Chinese at
/// once.
///
/// Some numbers and dates never come in the training part. Half of the held-out examples have one of them, the
/// others have none, and are chosen so that each pattern comes about as often.
///
/// @param train what to learn from, in a random order
/// @param heldOut what to measure on, in a random order
public record DemoCorpus(List<Example> train, List<Example> heldOut) {
    /// How many examples the training part has.
    public static final int TRAIN = 30_000;

    /// How many examples are held out.
    public static final int HELD_OUT = 500;

    private static final String GRAMMAR = "grammar.txt";
    private static final int SHORTEST = 6;
    private static final int LONGEST = 22;
    private static final double RESERVED = 0.1;

    /// Both parts are made unmodifiable.
    public DemoCorpus {
        train = List.copyOf(train);
        heldOut = List.copyOf(heldOut);
    }

    /// Makes the corpus of a seed: the same one each time.
    public static DemoCorpus make(long seed) {
        Rng rng = Rng.of(seed).at("demo corpus");
        LocaleSlots slots = new LocaleSlots();
        Grammar grammar = grammar(slots.kinds(), slots::draw);
        List<String> patterns = grammar.patterns();
        List<Example> known = new ArrayList<>();
        List<Example> unseen = new ArrayList<>();
        Set<String> sources = new HashSet<>();
        for (int i = 0; known.size() < HELD_OUT / 2 + TRAIN || unseen.size() < HELD_OUT / 2; i++) {
            Example example = grammar.sentence(patterns.get(i % patterns.size()), rng.at(i));
            if (fits(example) && sources.add(example.source())) {
                boolean reserved = example.slots().stream().anyMatch(slot -> reserved(slot, rng));
                (reserved ? unseen : known).add(example);
            }
        }
        List<Example> heldOut = new ArrayList<>(unseen.subList(0, HELD_OUT / 2));
        List<Example> levelled = levelled(known, heldOut);
        heldOut.addAll(levelled.subList(0, HELD_OUT / 2));
        List<Example> train = levelled.subList(HELD_OUT / 2, HELD_OUT / 2 + TRAIN);
        return new DemoCorpus(shuffled(train, rng.at("train")), shuffled(heldOut, rng.at("held out")));
    }

    /// Examples in such an order that those of the patterns that came least before come first.
    private static List<Example> levelled(List<Example> examples, List<Example> before) {
        Map<String, Integer> counts = new HashMap<>();
        before.forEach(example -> counts.merge(example.pattern(), 1, Integer::sum));
        record Turn(Example example, int number) {}
        return examples.stream()
                .map(example -> new Turn(example, counts.merge(example.pattern(), 1, Integer::sum)))
                .sorted(Comparator.comparingInt(Turn::number))
                .map(Turn::example)
                .toList();
    }

    /// The grammar of the demo, its places filled by some slots instead of those of the locale data.
    static Grammar grammar(Set<String> kinds, BiFunction<String, Rng, Slot> slots) {
        InputStream in = Objects.requireNonNull(DemoCorpus.class.getResourceAsStream(GRAMMAR), GRAMMAR);
        try (Lines lines = new Lines(in, GRAMMAR)) {
            return new Grammar(lines, kinds, slots);
        }
    }

    /// Whether a sentence is neither short nor long and says nothing twice, as in a flight from Japan to Japan.
    private static boolean fits(Example example) {
        int words = example.source().split(" ", -1).length;
        long different = example.slots().stream().map(Slot::english).distinct().count();
        return words >= SHORTEST
                && words <= LONGEST
                && different == example.slots().size();
    }

    private static boolean reserved(Slot slot, Rng rng) {
        return slot.open() && rng.at(slot.number()).uniformDouble(0) < RESERVED;
    }

    private static List<Example> shuffled(List<Example> examples, Rng rng) {
        return Arrays.stream(rng.permutation(examples.size()))
                .mapToObj(examples::get)
                .toList();
    }
}
