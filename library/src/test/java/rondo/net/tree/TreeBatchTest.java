// Batches of random, deep and wide trees.
package rondo.net.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rondo.basis.ShapeException;

class TreeBatchTest {
    @Test
    void levelsOfRandomTreesAreHeights() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var trees = new ArrayList<int[]>();
            for (int t = random.nextInt(1, 6); t > 0; t--) {
                trees.add(RandomTrees.tree(random, random.nextInt(1, 20), random.nextInt(2, 5)));
            }
            check("seed " + seed, trees);
        }
    }

    /// A second way to the children of each node, one tree after the other.
    private static void check(String place, List<int[]> trees) {
        var batch = TreeBatch.of(trees);
        assertThat(batch.rows())
                .as(place)
                .isEqualTo(trees.stream().mapToInt(t -> t.length).sum());
        assertThat(batch.first(batch.levels())).as(place).isEqualTo(batch.rows());
        boolean[] seen = new boolean[batch.rows()];
        for (int t = 0; t < trees.size(); t++) {
            assertThat(batch.nodes(t)).as(place).isEqualTo(trees.get(t).length);
            assertThat(batch.roots()[t]).as(place).isEqualTo(batch.row(t, trees.get(t).length - 1));
            var open = new ArrayDeque<Integer>();
            for (int i = 0; i < trees.get(t).length; i++) {
                int row = batch.row(t, i);
                int arity = trees.get(t)[i];
                int height = 0;
                assertThat(batch.arity(row)).as(place).isEqualTo(arity);
                assertThat(batch.child(row, arity)).as(place).isEqualTo(-1);
                for (int k = arity - 1; k >= 0; k--) {
                    int child = open.pop();
                    assertThat(batch.child(row, k)).as(place).isEqualTo(child);
                    height = Math.max(height, level(batch, child) + 1);
                }
                assertThat(level(batch, row)).as(place).isEqualTo(height);
                assertThat(seen[row]).as(place).isFalse();
                seen[row] = true;
                open.push(row);
            }
        }
    }

    private static int level(TreeBatch batch, int row) {
        int level = 0;
        while (batch.first(level + 1) <= row) {
            level++;
        }
        return level;
    }

    @Test
    void treesMayBeDeepAndWide() {
        var batch = TreeBatch.of(List.of(RandomTrees.chain(100_000), RandomTrees.fan(1000), RandomTrees.comb(50_000)));
        assertThat(batch.rows()).isEqualTo(100_000 + 1001 + 99_999);
        assertThat(batch.levels()).isEqualTo(100_000);
        assertThat(batch.leaves()).isEqualTo(1 + 1000 + 50_000);
        int wide = batch.roots()[1];
        assertThat(batch.arity(wide)).isEqualTo(1000);
        assertThat(batch.child(wide, 999)).isEqualTo(1000);
        assertThat(batch.child(batch.roots()[0], 0)).isEqualTo(batch.roots()[0] - 1);
    }

    @Test
    void whatIsNoTreeIsNamed() {
        assertThatThrownBy(() -> TreeBatch.of(List.of())).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> TreeBatch.of(List.of(new int[] {0}, new int[0])))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("tree 1: 0 roots");
        assertThatThrownBy(() -> TreeBatch.of(List.of(new int[] {0, 0})))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("tree 0: 2 roots");
        assertThatThrownBy(() -> TreeBatch.of(List.of(new int[] {0, 2})))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("node 1 has 2 children where 1 nodes wait");
    }
}
