// Writes a tree in brackets over many lines.
package rondo.text.tree;

import java.util.ArrayDeque;
import java.util.List;

/// Writes a tree in brackets over many lines: what fits into a line stands on one, else a node's label stands alone and
/// its children below it, indented. Deep trees are indented to the middle of a line at most.
final class IndentedBrackets {
    private static final int WIDTH = 80;
    private static final int STEP = 2;
    private static final int DEEPEST = WIDTH / 2;

    private IndentedBrackets() {}

    /// A tree with the length of its text on one line, no longer exact where it is over a line.
    private record Measured(Tree tree, List<Measured> children, int length) {
        static Measured of(Tree tree, List<Measured> children) {
            int length = 2
                    + tree.label().length()
                    + tree.word().map(w -> 1 + BracketEscapes.word(w).length()).orElse(0);
            for (var child : children) {
                length = Math.min(WIDTH + 1, length + 1 + child.length);
            }
            return new Measured(tree, children, length);
        }
    }

    /// A node that is to be written.
    ///
    /// @param closing brackets behind it
    private record Waiting(Measured node, int indent, int closing) {}

    static String write(Tree tree) {
        var text = new StringBuilder();
        var waiting = new ArrayDeque<Waiting>();
        boolean unwrapped = tree.label().isEmpty() && tree.children().size() == 1;
        text.append(unwrapped ? "( " : "");
        waiting.push(new Waiting(tree.fold(Measured::of), 0, unwrapped ? 1 : 0));
        while (!waiting.isEmpty()) {
            var next = waiting.pop();
            var node = next.node;
            text.append(text.isEmpty() || next.indent == 0 ? "" : "\n").repeat(' ', next.indent);
            if (node.children.isEmpty() || next.indent + node.length + next.closing <= WIDTH) {
                text.append(node.tree.text(BracketEscapes::label, BracketEscapes::word))
                        .repeat(')', next.closing);
                continue;
            }
            text.append('(').append(BracketEscapes.label(node.tree.label()));
            int indent = Math.min(DEEPEST, next.indent + STEP);
            for (int i = node.children.size() - 1; i >= 0; i--) {
                boolean last = i == node.children.size() - 1;
                waiting.push(new Waiting(node.children.get(i), indent, last ? next.closing + 1 : 0));
            }
        }
        return text.toString();
    }
}
