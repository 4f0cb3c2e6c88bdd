// The layout of a batch of trees.
package rondo.net.tree;

import java.util.Arrays;
import java.util.List;
import rondo.basis.ShapeException;

/// The layout of a batch of trees of any shape. Data is a tensor [N,F] with a row for each of the N nodes, by
/// level: a leaf stands on level 0, any other node one above its highest child. So the rows of a level are a
/// block, the leaves come first, and children stand above their parents. Within a level nodes are ordered by tree
/// and, in a tree, in postorder (children before parents, from left to right; the root is the last).
///
/// Nothing here is recursive, and everything takes memory in proportion to N: a chain of 100 000 nodes and a node
/// of 1000 children are trees like others.
public final class TreeBatch {
    private final int[] treeStart; // of each tree, in rowOfNode
    private final int[] rowOfNode; // by tree and postorder
    private final int[] levelStart; // the first row of each level
    private final int[] childStart; // of each row, in children
    private final int[] children; // rows

    private TreeBatch(int[] treeStart, int[] rowOfNode, int[] levelStart, int[] childStart, int[] children) {
        this.treeStart = treeStart;
        this.rowOfNode = rowOfNode;
        this.levelStart = levelStart;
        this.childStart = childStart;
        this.children = children;
    }

    /// The layout of trees, each given by the number of children of its nodes in postorder, which says all of its
    /// shape: `{0, 0, 2}` is a node over two leaves.
    ///
    /// @throws ShapeException if there is no tree, or one is not a tree
    public static TreeBatch of(List<int[]> trees) {
        if (trees.isEmpty()) {
            throw new ShapeException("batch: no trees; expected at least one");
        }
        int[] start = new int[trees.size() + 1];
        for (int t = 0; t < trees.size(); t++) {
            start[t + 1] = Math.addExact(start[t], trees.get(t).length);
        }
        int[] arity = new int[start[trees.size()]];
        int[] height = new int[arity.length];
        int[] parents = new int[arity.length];
        for (int t = 0; t < trees.size(); t++) {
            System.arraycopy(trees.get(t), 0, arity, start[t], trees.get(t).length);
            connect(t, start, arity, height, parents);
        }
        int[] levelStart = count(height);
        int[] row = rows(height, levelStart);
        int[] childStart = new int[arity.length + 1];
        for (int i = 0; i < arity.length; i++) {
            childStart[row[i] + 1] = arity[i];
        }
        sumUp(childStart);
        return new TreeBatch(start, row, levelStart, childStart, children(parents, row, childStart));
    }

    /// Finds the parent and the height of each node of a tree; the root has the parent -1.
    private static void connect(int tree, int[] start, int[] arity, int[] height, int[] parents) {
        int[] open = new int[start[tree + 1] - start[tree]]; // nodes that wait for their parent
        int count = 0;
        for (int i = start[tree]; i < start[tree + 1]; i++) {
            if (arity[i] < 0 || arity[i] > count) {
                throw new ShapeException("tree " + tree + ": node " + (i - start[tree]) + " has " + arity[i]
                        + " children where " + count + " nodes wait for a parent; expected nodes in postorder");
            }
            for (int k = 0; k < arity[i]; k++) {
                int child = open[--count];
                parents[child] = i;
                height[i] = Math.max(height[i], height[child] + 1);
            }
            parents[i] = -1;
            open[count++] = i;
        }
        if (count != 1) {
            throw new ShapeException("tree " + tree + ": " + count + " roots; expected one, the last node");
        }
    }

    private static int[] count(int[] height) {
        int[] start = new int[Arrays.stream(height).max().orElseThrow() + 2];
        for (int h : height) {
            start[h + 1]++;
        }
        sumUp(start);
        return start;
    }

    /// Adds to each number all before it. A parallel prefix would wake other threads, which takes longer.
    private static void sumUp(int[] numbers) {
        for (int i = 1; i < numbers.length; i++) {
            numbers[i] += numbers[i - 1];
        }
    }

    private static int[] rows(int[] height, int[] levelStart) {
        int[] next = levelStart.clone();
        int[] row = new int[height.length];
        for (int i = 0; i < height.length; i++) {
            row[i] = next[height[i]]++;
        }
        return row;
    }

    /// The rows of all children, of one parent after the other: in postorder siblings come from left to right.
    private static int[] children(int[] parents, int[] row, int[] childStart) {
        int[] next = childStart.clone();
        int[] children = new int[childStart[row.length]];
        for (int i = 0; i < row.length; i++) {
            if (parents[i] >= 0) {
                children[next[row[parents[i]]]++] = row[i];
            }
        }
        return children;
    }

    /// How many trees there are.
    public int trees() {
        return treeStart.length - 1;
    }

    /// N, the number of nodes of all trees.
    public int rows() {
        return rowOfNode.length;
    }

    /// L, the number of leaves of all trees; they are the first rows.
    public int leaves() {
        return levelStart[1];
    }

    /// How many levels there are, with that of the leaves.
    public int levels() {
        return levelStart.length - 1;
    }

    /// The first row of a level; of the level after the last, N.
    public int first(int level) {
        return levelStart[level];
    }

    /// The rows of the largest level above the leaves; 0 if there is none.
    int widest() {
        int widest = 0;
        for (int level = 1; level < levels(); level++) {
            widest = Math.max(widest, first(level + 1) - first(level));
        }
        return widest;
    }

    /// The number of nodes of a tree.
    public int nodes(int tree) {
        return treeStart[tree + 1] - treeStart[tree];
    }

    /// The row of a node.
    ///
    /// @param node its number in postorder
    public int row(int tree, int node) {
        return rowOfNode[treeStart[tree] + node];
    }

    /// The row of the root of each tree.
    public int[] roots() {
        int[] roots = new int[trees()];
        for (int t = 0; t < roots.length; t++) {
            roots[t] = rowOfNode[treeStart[t + 1] - 1];
        }
        return roots;
    }

    /// How many children the node of a row has.
    public int arity(int row) {
        return childStart[row + 1] - childStart[row];
    }

    /// The row of a child of the node of a row; -1 if it has not so many.
    ///
    /// @param position counts its children from 0, from left to right
    public int child(int row, int position) {
        return position < arity(row) ? children[childStart[row] + position] : -1;
    }

    /// The rows of all children of the nodes of a level: those of its first node, those of its second, and so on.
    int[] children(int level) {
        return Arrays.copyOfRange(children, childStart[first(level)], childStart[first(level + 1)]);
    }

    /// The rows of the children of all nodes by position: `[k][r]` is that of child k of row r, -1 if it has not
    /// so many.
    ///
    /// @throws ShapeException if a node has more children than positions
    int[][] childrenByPosition(int positions) {
        atMost(positions, 0, rows());
        int[][] rows = new int[positions][rows()];
        for (int k = 0; k < positions; k++) {
            for (int r = 0; r < rows(); r++) {
                rows[k][r] = child(r, k);
            }
        }
        return rows;
    }

    /// Makes sure that no node of the rows in [from, to) has more children than a cell can take.
    ///
    /// @throws ShapeException if one has
    void atMost(int most, int from, int to) {
        for (int row = from; row < to; row++) {
            if (arity(row) > most) {
                throw new ShapeException("tree cell: a node of " + arity(row) + " children; expected at most " + most
                        + "; binarise the trees, or take a cell for any number of children");
            }
        }
    }

    @Override
    public String toString() {
        return trees() + " trees, " + rows() + " nodes, " + levels() + " levels";
    }
}
