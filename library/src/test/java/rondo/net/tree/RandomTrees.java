// Random trees, as numbers of children in postorder.
package rondo.net.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Random trees, as numbers of children in postorder.
final class RandomTrees {
    private RandomTrees() {}

    /// A tree over some leaves, of nodes of one child to `most`, which is 2 at least.
    static int[] tree(SplittableRandom random, int leaves, int most) {
        var arities = new ArrayList<Integer>();
        int open = 0;
        for (int leaf = 0; leaf < leaves || open > 1; ) {
            boolean shift = leaf < leaves && (open == 0 || random.nextInt(3) > 0);
            int arity = shift ? 0 : random.nextInt(1, Math.min(open, most) + 1);
            leaf += shift ? 1 : 0;
            open += 1 - arity;
            arities.add(arity);
        }
        return arities.stream().mapToInt(Integer::intValue).toArray();
    }

    /// A chain: a leaf, and nodes of one child.
    static int[] chain(int nodes) {
        return IntStream.range(0, nodes).map(i -> Math.min(i, 1)).toArray();
    }

    /// A binary tree that grows to the right alone.
    static int[] comb(int leaves) {
        return IntStream.range(0, 2 * leaves - 1).map(i -> i < leaves ? 0 : 2).toArray();
    }

    /// A node over leaves.
    static int[] fan(int leaves) {
        return IntStream.rangeClosed(0, leaves)
                .map(i -> i < leaves ? 0 : leaves)
                .toArray();
    }

    /// Small trees of all kinds: alone, chains, fans of `most`, and random ones.
    static List<int[]> some(int most) {
        var random = new SplittableRandom(3);
        return List.of(
                tree(random, 5, most),
                chain(1),
                fan(most),
                tree(random, 7, most),
                chain(4),
                comb(4),
                tree(random, 1, most),
                tree(random, 3, most));
    }
}
