// Reads trees in brackets from lines, one at a time.
package rondo.text.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Shown;

/// Reads trees in brackets from lines, one at a time: several in a line, or one over many lines. White space is what
/// is not above a blank in ASCII; other blanks, such as the no-break space, belong to words.
final class BracketReader implements AutoCloseable {
    private static final String REMEDY = "; look at the brackets before it";

    private final Lines lines;
    private final String name;
    private final Deque<Open> open = new ArrayDeque<>();
    private String line = "";
    private int at; // the next character of the line
    private boolean labelled;

    /// @param lines what to read; closed with this
    /// @param name how errors call it
    BracketReader(Lines lines, String name) {
        this.lines = lines;
        this.name = name;
    }

    /// This, from now on refusing nodes without a label.
    BracketReader labelled() {
        labelled = true;
        return this;
    }

    /// A node whose bracket is not closed yet.
    private static final class Open {
        private final String label;
        private final long line;
        private final int column;
        private final List<Tree> children = new ArrayList<>();
        private Optional<String> word = Optional.empty();

        Open(String label, long line, int column) {
            this.label = label;
            this.line = line;
            this.column = column;
        }
    }

    /// The next tree, or empty at the end.
    ///
    /// @throws InputException if the brackets are not those of trees
    Optional<Tree> next() {
        do {
            while (at < line.length()) {
                var tree = step();
                if (tree.isPresent()) {
                    return tree;
                }
            }
        } while (nextLine());
        if (!open.isEmpty()) {
            var first = open.getLast();
            throw error("the file ends within a tree that begins in line " + first.line + ", column " + first.column
                    + "; expected " + (open.size() == 1 ? "one more )" : open.size() + " more )")
                    + "; close it, or leave it out");
        }
        return Optional.empty();
    }

    /// Goes to the next line.
    ///
    /// @return whether there is one
    boolean nextLine() {
        var next = lines.next();
        next.ifPresent(text -> {
            line = text;
            at = 0;
        });
        return next.isPresent();
    }

    /// The trees that begin in the rest of this line.
    List<Tree> restOfLine() {
        var trees = new ArrayList<Tree>();
        while (at < line.length()) {
            step().ifPresent(trees::add);
        }
        return trees;
    }

    /// What is in this line.
    String line() {
        return line;
    }

    /// Whether a bracket is open.
    boolean isWithinTree() {
        return !open.isEmpty();
    }

    @Override
    public void close() {
        lines.close();
    }

    /// Takes a blank, a bracket or a word; gives the tree that ends with it.
    private Optional<Tree> step() {
        char c = line.charAt(at);
        if (BracketEscapes.isBlank(c)) {
            at++;
        } else if (c == '(') {
            begin();
        } else if (c == ')') {
            return end();
        } else {
            word();
        }
        return Optional.empty();
    }

    private void begin() {
        if (!open.isEmpty() && open.peek().word.isPresent()) {
            throw error("a bracket beside the word "
                    + Shown.text(open.peek().word.get()) + "; expected ) behind a word" + REMEDY);
        }
        int column = column(at);
        at++;
        open.push(new Open(token(), lines.number(), column));
    }

    private void word() {
        int from = at;
        String word = token();
        if (open.isEmpty()) {
            throw error(from, Shown.text(word) + " outside brackets; expected ( of a tree" + REMEDY);
        }
        var node = open.peek();
        if (!node.children.isEmpty()) {
            throw error(
                    from,
                    "the word " + Shown.text(word) + " beside the children of " + named(node) + "; expected ( or )"
                            + "; give the word a bracket of its own");
        }
        if (node.word.isPresent()) {
            throw error(
                    from,
                    "a second word " + Shown.text(word) + " in " + named(node)
                            + "; expected one word in a bracket; give each word a bracket of its own");
        }
        node.word = Optional.of(BracketEscapes.read(word));
    }

    private Optional<Tree> end() {
        if (open.isEmpty()) {
            throw error(") where no bracket is open; expected ( of a tree" + REMEDY);
        }
        var node = open.peek();
        if (node.children.isEmpty() && node.word.isEmpty()) {
            throw error((node.label.isEmpty() ? "an empty tree ()" : named(node) + " is empty")
                    + "; expected a word or brackets within; leave it out");
        }
        boolean wrapped = open.size() == 1 && node.label.isEmpty() && node.children.size() == 1;
        if (labelled && node.label.isEmpty() && !wrapped) {
            throw new InputException(name + ":" + node.line + ":" + node.column
                    + ": a node without a label; expected one at each, as in (S (NP It) (VP works))");
        }
        at++;
        open.pop();
        var tree = new Tree(node.label, node.children, node.word);
        if (!open.isEmpty()) {
            open.peek().children.add(tree);
            return Optional.empty();
        }
        return Optional.of(wrapped ? tree.children().getFirst() : tree);
    }

    /// The characters up to a blank or a bracket.
    private String token() {
        int from = at;
        int to = from;
        while (to < line.length()
                && !BracketEscapes.isBlank(line.charAt(to))
                && line.charAt(to) != '('
                && line.charAt(to) != ')') {
            to++;
        }
        at = to;
        return line.substring(from, to);
    }

    private static String named(Open node) {
        return node.label.isEmpty() ? "a node without label" : "node " + Shown.text(node.label);
    }

    /// Of a character of the line, from 1.
    private int column(int place) {
        return line.codePointCount(0, place) + 1;
    }

    /// What is wrong at the next character.
    private InputException error(String message) {
        return error(at, message);
    }

    private InputException error(int place, String message) {
        return new InputException(name + ":" + lines.number() + ":" + column(place) + ": " + message);
    }
}
