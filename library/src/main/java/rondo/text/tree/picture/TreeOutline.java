// Outlines of trees for a terminal.
package rondo.text.tree.picture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import rondo.basis.Columns;
import rondo.basis.ConfigException;
import rondo.basis.Shown;
import rondo.text.tree.Tree;

/// Outlines of trees for a terminal: a line for each node, its children below it and further to the right; an only
/// child stands beside its parent. Where that leaves no room, a number stands for what is below a node, and it is
/// drawn under this number further down.
///
///     S
///     ├─ NP ─ PRP It
///     └─ VP
///        ├─ VBZ works
///        └─ ADVP ─ RB well
final class TreeOutline {
    /// The fewest columns.
    static final int NARROWEST = 40;

    private static final int STEP = 3;
    private static final int ROOM = 24; // columns for label and word

    private final StringBuilder text = new StringBuilder();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<Tree> folded = new ArrayDeque<>();
    private final int columns;
    private final Function<Tree, NodeStyle> style;
    private int number; // of what was folded last

    private TreeOutline(int columns, Function<Tree, NodeStyle> style) {
        this.columns = columns;
        this.style = style;
    }

    /// A node that is to be drawn.
    ///
    /// @param before what stands before it
    /// @param below what stands before the nodes below it
    private record Waiting(Tree node, String before, String below) {}

    static String draw(Tree tree, int columns, Function<Tree, NodeStyle> style) {
        if (columns < NARROWEST) {
            throw new ConfigException("tree picture: " + columns + " columns; expected at least " + NARROWEST);
        }
        var outline = new TreeOutline(columns, style);
        outline.draw(tree, "");
        for (int drawn = 1; !outline.folded.isEmpty(); drawn++) {
            outline.text.append('\n');
            outline.draw(outline.folded.remove(), "[" + drawn + "] ");
        }
        return outline.text.toString();
    }

    private void draw(Tree root, String before) {
        waiting.push(new Waiting(root, before, ""));
        while (!waiting.isEmpty()) {
            var next = waiting.pop();
            text.append(next.before);
            if (!next.node.isLeaf() && next.below.length() + STEP + ROOM > columns) {
                addFolded(next.node);
            } else {
                addChildren(addChain(next.node, columns - next.before.length()), next.below);
            }
            text.append('\n');
        }
    }

    private void addFolded(Tree node) {
        addLabel(node, ROOM / 2);
        folded.add(node);
        text.append(" … [").append(++number).append(']');
    }

    /// Adds a node and, beside it, only children as far as there is room.
    ///
    /// @return the last of them
    private Tree addChain(Tree first, int columnsLeft) {
        var node = first;
        int room = columnsLeft - addLabel(first, columnsLeft);
        while (node.children().size() == 1 && room > ROOM) {
            node = node.children().getFirst();
            text.append(" ─ ");
            room -= STEP + addLabel(node, room - STEP);
        }
        if (node.isLeaf() && room > 1) {
            text.append(' ').append(Columns.cut(Shown.text(node.word().orElseThrow()), room - 1));
        }
        return node;
    }

    /// @return how many columns it takes
    private int addLabel(Tree node, int room) {
        var look = style.apply(node);
        String label = Columns.cut(Shown.text(look.shown()), room);
        text.append(NodeStyle.onTerminal(label, look.colour()));
        return Columns.of(label);
    }

    private void addChildren(Tree node, String below) {
        var children = node.children();
        for (int i = children.size() - 1; i >= 0; i--) {
            boolean last = i == children.size() - 1;
            waiting.push(new Waiting(children.get(i), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  ")));
        }
    }
}
