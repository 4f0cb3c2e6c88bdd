// A hash table from pairs of token ids to numbers.
package rondo.text;

import java.util.Arrays;

/// A hash table from pairs of token ids to numbers from 0 on, without an object per entry (open addressing,
/// linear probing, at most half full).
final class PairTable {
    /// What [#get] gives for a pair that is not there.
    static final int ABSENT = -1;

    private static final long FREE = -1;

    private long[] pairs = new long[64];
    private int[] values = new int[64];
    private int size;

    PairTable() {
        Arrays.fill(pairs, FREE);
    }

    /// Two ids as one key; keys sort by the left id, then by the right.
    static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    static int left(long pair) {
        return (int) (pair >>> 32);
    }

    static int right(long pair) {
        return (int) pair;
    }

    int get(long pair) {
        int slot = slot(pair);
        return pairs[slot] == FREE ? ABSENT : values[slot];
    }

    void put(long pair, int value) {
        int slot = slot(pair);
        if (pairs[slot] == FREE && 2 * ++size > pairs.length) {
            grow();
            slot = slot(pair);
        }
        pairs[slot] = pair;
        values[slot] = value;
    }

    private int slot(long pair) {
        long hash = pair * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32) & (pairs.length - 1);
        while (pairs[slot] != FREE && pairs[slot] != pair) {
            slot = (slot + 1) & (pairs.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldPairs = pairs;
        int[] oldValues = values;
        pairs = new long[2 * oldPairs.length];
        values = new int[pairs.length];
        Arrays.fill(pairs, FREE);
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldPairs[i] != FREE) {
                int slot = slot(oldPairs[i]);
                pairs[slot] = oldPairs[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
