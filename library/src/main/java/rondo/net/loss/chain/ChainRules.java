// Which labels may begin a chain, follow one another, and end it.
package rondo.net.loss.chain;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Which labels may begin a chain, follow one another, and end it.
///
/// @param begins whether each of L labels may begin one
/// @param follows by label, whether each of L labels may follow it
/// @param ends whether each of L labels may end one
public record ChainRules(boolean[] begins, boolean[][] follows, boolean[] ends) {
    /// Everything is allowed.
    public static ChainRules free(int labels) {
        boolean[] all = new boolean[labels];
        Arrays.fill(all, true);
        boolean[][] follows = new boolean[labels][];
        Arrays.fill(follows, all);
        return new ChainRules(all, follows, all);
    }

    /// What is allowed, asked for one by one.
    ///
    /// @param labels L
    public static ChainRules of(int labels, IntPredicate begins, Follows follows, IntPredicate ends) {
        var rules = new ChainRules(new boolean[labels], new boolean[labels][labels], new boolean[labels]);
        for (int i = 0; i < labels; i++) {
            rules.begins[i] = begins.test(i);
            rules.ends[i] = ends.test(i);
            for (int j = 0; j < labels; j++) {
                rules.follows[i][j] = follows.test(i, j);
            }
        }
        return rules;
    }

    /// Whether a label may follow another.
    @FunctionalInterface
    public interface Follows {
        /// Whether the second may follow the first.
        boolean test(int before, int label);
    }

    /// L.
    public int labels() {
        return begins.length;
    }

    /// Whether a chain keeps to the rules.
    public boolean allow(int[] chain) {
        for (int t = 1; t < chain.length; t++) {
            if (!follows[chain[t - 1]][chain[t]]) {
                return false;
            }
        }
        return begins[chain[0]] && ends[chain[chain.length - 1]];
    }
}
