// The outputs of one source in order, with what each shares with the one before.
package rondo.decode.forced;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The outputs of one source in alphabetical order of their tokens, and how many tokens each shares with the one
/// before: that is the trie of their prefixes, level by level. Output i has a node of its own at the levels above
/// `shared(i)` and stands on those of the one before it up to there; level 0 is the empty prefix, of which there is
/// one. Nothing in it is deep, however long an output is.
///
/// ```
/// ein Hund läuft       shared 0, nodes of its own: ein, Hund, läuft
/// ein Hund rennt       shared 2, nodes of its own: rennt
/// ein Mann             shared 1, nodes of its own: Mann
/// ```
public final class PrefixTrie {
    private final int[][] outputs;
    private final int[] places;
    private final int[] shared;

    private PrefixTrie(int[][] outputs, int[] places) {
        this.outputs = outputs;
        this.places = places;
        this.shared = new int[outputs.length];
        for (int i = 1; i < outputs.length; i++) {
            int other = Arrays.mismatch(outputs[i - 1], outputs[i]);
            shared[i] = other < 0 ? outputs[i].length : other;
        }
    }

    /// The trie of these outputs, in any order; they may be empty or the same.
    public static PrefixTrie of(List<int[]> outputs) {
        int[] places = IntStream.range(0, outputs.size())
                .boxed()
                .sorted(Comparator.comparing(outputs::get, Arrays::compare))
                .mapToInt(Integer::intValue)
                .toArray();
        return new PrefixTrie(Arrays.stream(places).mapToObj(outputs::get).toArray(int[][]::new), places);
    }

    /// How many outputs there are.
    public int size() {
        return outputs.length;
    }

    /// The tokens of an output, without start and end; not to be changed.
    ///
    /// @param i its number in alphabetical order
    public int[] tokens(int i) {
        return outputs[i];
    }

    /// The number of an output among those that were given.
    public int place(int i) {
        return places[i];
    }

    /// How many tokens an output shares with the one before it.
    public int shared(int i) {
        return shared[i];
    }

    /// The number of different prefixes, the empty one among them: of as many the next token is asked for. None if
    /// there is no output.
    public long nodes() {
        return size() == 0
                ? 0
                : 1 + tokens() - IntStream.of(shared).asLongStream().sum();
    }

    /// The number of tokens of all outputs, without ends.
    public long tokens() {
        return Arrays.stream(outputs).mapToLong(output -> output.length).sum();
    }

    /// The length of the longest output.
    public int depth() {
        return Arrays.stream(outputs).mapToInt(output -> output.length).max().orElse(0);
    }

    /// The number of nodes of the level that has most.
    public int width() {
        int[] change = new int[depth() + 2];
        for (int i = 0; i < size(); i++) {
            change[shared[i] + 1]++;
            change[outputs[i].length + 1]--;
        }
        int width = Math.min(1, size());
        for (int level = 1, nodes = 0; level < change.length; level++) {
            nodes += change[level];
            width = Math.max(width, nodes);
        }
        return width;
    }

    /// This in parts, none wider than `most`: neighbours stay together.
    ///
    /// @param most at least 1
    public List<PrefixTrie> parts(int most) {
        if (width() <= most) {
            return List.of(this);
        }
        int count = (size() + most - 1) / most;
        var parts = new ArrayList<PrefixTrie>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) i * size() / count);
            int to = (int) ((i + 1L) * size() / count);
            parts.add(new PrefixTrie(Arrays.copyOfRange(outputs, from, to), Arrays.copyOfRange(places, from, to)));
        }
        return parts;
    }
}
