// The fast forms of byte-pair training and encoding against the plain ones.
package rondo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.Rng;

class BytePairTest {
    private static final int CHARACTERS_FROM = 259;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void learnsWhatCountingAnewLearns(long seed) {
        String text = RandomText.words(Rng.of(seed), 40);
        int size = 290;
        var tokenizer = (BytePairTokenizer)
                TokenizerTrainer.train(List.of(text), Segmentation.UNITS, Normalization.standard(), size);
        assertThat(tokenizer.merges()).isEqualTo(plainMerges(text, tokenizer.vocabulary(), size));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void mergesWhatSearchingAnewMerges(long seed) {
        var tokenizer = (BytePairTokenizer) TokenizerTrainer.train(
                List.of(RandomText.words(Rng.of(seed), 40)), Segmentation.UNITS, Normalization.standard(), 290);
        for (int i = 0; i < 100; i++) {
            String text = RandomText.words(Rng.of(seed).at(i), 10);
            List<String> expected = new ArrayList<>();
            Segmentation.UNITS.pieces(text).forEach(word -> expected.addAll(plainUnits(word, tokenizer.merges())));
            assertThat(tokenizer.tokens(text)).as("seed %d, text %d", seed, i).isEqualTo(expected);
        }
    }

    private static List<String> characters(String word) {
        return new ArrayList<>(word.codePoints().mapToObj(Character::toString).toList());
    }

    /// Counts all pairs again for each merge.
    private static List<BytePairTokenizer.Merge> plainMerges(String text, Vocabulary vocabulary, int size) {
        Map<String, Integer> ids = new HashMap<>();
        List<List<String>> words = new ArrayList<>();
        Segmentation.UNITS.pieces(text).forEach(word -> words.add(characters(word)));
        words.forEach(word -> word.forEach(c -> ids.put(c, vocabulary.id(c))));
        List<BytePairTokenizer.Merge> merges = new ArrayList<>();
        while (CHARACTERS_FROM + ids.size() < size) {
            Map<BytePairTokenizer.Merge, Long> counts = new LinkedHashMap<>();
            for (List<String> word : words) {
                for (int i = 0; i + 1 < word.size(); i++) {
                    counts.merge(new BytePairTokenizer.Merge(word.get(i), word.get(i + 1)), 1L, Long::sum);
                }
            }
            var best = counts.entrySet().stream()
                    .filter(e -> e.getValue() >= 2)
                    .min(Comparator.comparingLong((Map.Entry<BytePairTokenizer.Merge, Long> e) -> -e.getValue())
                            .thenComparingInt(e -> ids.get(e.getKey().left()))
                            .thenComparingInt(e -> ids.get(e.getKey().right())));
            if (best.isEmpty()) {
                break;
            }
            BytePairTokenizer.Merge merge = best.get().getKey();
            merges.add(merge);
            ids.putIfAbsent(merge.left() + merge.right(), CHARACTERS_FROM + ids.size());
            words.forEach(word -> {
                for (int i = 0; i + 1 < word.size(); i++) {
                    mergeAt(word, i, merge);
                }
            });
        }
        return merges;
    }

    /// Looks for the earliest merge, the leftmost place, again and again.
    private static List<String> plainUnits(String word, List<BytePairTokenizer.Merge> merges) {
        List<String> units = characters(word);
        for (int rank = 0; rank < merges.size(); ) {
            boolean merged = false;
            for (int i = 0; i + 1 < units.size() && !merged; i++) {
                merged = mergeAt(units, i, merges.get(rank));
            }
            rank = merged ? 0 : rank + 1;
        }
        return units;
    }

    private static boolean mergeAt(List<String> word, int i, BytePairTokenizer.Merge merge) {
        if (!word.get(i).equals(merge.left()) || !word.get(i + 1).equals(merge.right())) {
            return false;
        }
        word.set(i, merge.left() + merge.right());
        word.remove(i + 1);
        return true;
    }
}
