// The merges of byte-pair encoding as a table, and how they are applied to a word.
package rondo.text;

import java.util.Arrays;
import java.util.PriorityQueue;

/// The merges of byte-pair encoding and how they are applied to a word: the pair of neighbours that was
/// learned first becomes one token, the leftmost one if there are several, until no neighbours are a pair
/// (Sennrich, Haddow and Birch 2016). With a queue of pairs a word of n characters takes O(n log n).
final class Merges {
    private final PairTable ranks = new PairTable();
    private int[] results = new int[64];
    private int size;

    /// Adds the next merge.
    ///
    /// @return whether it is new
    boolean add(int left, int right, int result) {
        long pair = PairTable.pair(left, right);
        if (ranks.get(pair) != PairTable.ABSENT) {
            return false;
        }
        if (size == results.length) {
            results = Arrays.copyOf(results, 2 * size);
        }
        results[size] = result;
        ranks.put(pair, size++);
        return true;
    }

    /// The tokens of a word after all merges.
    ///
    /// @param tokens the tokens of its characters; overwritten
    int[] apply(int[] tokens) {
        var word = new Word(tokens);
        var queue = new PriorityQueue<Long>();
        for (int i = 0; i + 1 < tokens.length; i++) {
            offer(queue, word, i);
        }
        while (!queue.isEmpty()) {
            long next = queue.remove();
            int position = (int) next;
            int rank = (int) (next >>> 32);
            if (rank(word, position) != rank) {
                continue; // one of the two has become part of another token since
            }
            word.merge(position, results[rank]);
            offer(queue, word, position);
            if (word.before[position] >= 0) {
                offer(queue, word, word.before[position]);
            }
        }
        return word.tokens();
    }

    private void offer(PriorityQueue<Long> queue, Word word, int position) {
        int rank = rank(word, position);
        if (rank != PairTable.ABSENT) {
            queue.add((long) rank << 32 | position);
        }
    }

    private int rank(Word word, int position) {
        int after = word.after[position];
        return word.tokens[position] < 0 || after == word.tokens.length
                ? PairTable.ABSENT
                : ranks.get(PairTable.pair(word.tokens[position], word.tokens[after]));
    }

    /// A word as a list that is linked both ways: a merged token stands where its left half stood, and the
    /// place of the right half is empty.
    private static final class Word {
        private static final int EMPTY = -1;

        private final int[] tokens;
        private final int[] before;
        private final int[] after;

        Word(int[] tokens) {
            this.tokens = tokens;
            before = new int[tokens.length];
            after = new int[tokens.length];
            for (int i = 0; i < tokens.length; i++) {
                before[i] = i - 1;
                after[i] = i + 1;
            }
        }

        void merge(int position, int token) {
            int right = after[position];
            tokens[position] = token;
            tokens[right] = EMPTY;
            after[position] = after[right];
            if (after[right] < tokens.length) {
                before[after[right]] = position;
            }
        }

        int[] tokens() {
            return Arrays.stream(tokens).filter(t -> t != EMPTY).toArray();
        }
    }
}
