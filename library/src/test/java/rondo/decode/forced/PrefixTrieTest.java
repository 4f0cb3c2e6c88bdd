// The trie of some outputs has the nodes that a set of all their prefixes has.
package rondo.decode.forced;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;

class PrefixTrieTest {
    @RepeatedTest(20)
    void nodesAreThePrefixes(RepetitionInfo info) {
        var outputs = outputs(Rng.of(info.getCurrentRepetition()), 1 + 5 * info.getCurrentRepetition());
        var prefixes = prefixes(outputs);
        var trie = PrefixTrie.of(outputs);
        assertThat(trie.size()).isEqualTo(outputs.size());
        assertThat(trie.nodes()).isEqualTo(prefixes.size());
        assertThat(trie.tokens())
                .isEqualTo(outputs.stream().mapToInt(o -> o.length).sum());
        assertThat(trie.width()).isEqualTo(width(prefixes));
        assertThat(trie.depth())
                .isEqualTo(prefixes.stream().mapToInt(List::size).max().orElse(0));
        for (int i = 0; i < trie.size(); i++) {
            assertThat(trie.tokens(i)).isEqualTo(outputs.get(trie.place(i)));
        }
        for (int most : new int[] {1, 2, 7, 1000}) {
            var parts = trie.parts(most);
            assertThat(parts).allSatisfy(part -> assertThat(part.width()).isLessThanOrEqualTo(most));
            assertThat(parts.stream()
                            .flatMapToInt(
                                    part -> IntStream.range(0, part.size()).map(part::place))
                            .toArray())
                    .isEqualTo(IntStream.range(0, trie.size()).map(trie::place).toArray());
        }
    }

    @Test
    void ofNothingThereIsNothing() {
        var trie = PrefixTrie.of(List.of());
        assertThat(List.of(trie.size(), trie.depth(), trie.width())).containsOnly(0);
        assertThat(trie.nodes()).isZero();
        var empty = PrefixTrie.of(List.of(new int[0], new int[0]));
        assertThat(empty.nodes()).isOne();
        assertThat(empty.width()).isOne();
    }

    /// Outputs of a few tokens, so that many share a beginning and some are the same.
    static List<int[]> outputs(Rng rng, int count) {
        var outputs = new ArrayList<int[]>();
        for (int i = 0; i < count; i++) {
            var one = rng.at(i);
            outputs.add(IntStream.range(0, one.below(0, 6))
                    .map(t -> 3 + one.below(1 + t, 3))
                    .toArray());
        }
        return outputs;
    }

    private static Set<List<Integer>> prefixes(List<int[]> outputs) {
        var prefixes = new HashSet<List<Integer>>();
        for (int[] output : outputs) {
            for (int t = 0; t <= output.length; t++) {
                prefixes.add(Arrays.stream(output, 0, t).boxed().toList());
            }
        }
        return prefixes;
    }

    private static int width(Set<List<Integer>> prefixes) {
        return prefixes.stream()
                .collect(Collectors.groupingBy(List::size, Collectors.summingInt(_ -> 1)))
                .entrySet()
                .stream()
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }
}
