// Where the nodes and words of a tree stand in a picture.
package rondo.text.tree.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import rondo.basis.Shown;
import rondo.text.tree.Tree;

/// Where the nodes and words of a tree stand in a picture: parents above the middle of their children, words below
/// their leaves, nothing over anything else.
///
/// @param places of all texts, parents before children and from left to right
/// @param width of the picture
record TreeLayout(List<Place> places, int width) {
    private static final int LONGEST = 24; // characters of a label or word

    /// A text in the picture.
    ///
    /// @param text label or word, not empty
    /// @param colour of it, if it has one
    /// @param x of its middle
    /// @param level from 0 at the root
    /// @param parent among the places; -1 for the root
    /// @param isWord whether it is a word
    record Place(String text, OptionalInt colour, int x, int level, int parent, boolean isWord) {}

    /// A text with all below it.
    ///
    /// @param left where what is below begins, from the left end of the box
    /// @param middle of the text, from there too
    private record Box(
            String text, OptionalInt colour, List<Box> children, int width, int left, int middle, boolean isWord) {
        /// A box as wide as its text and those below it need.
        static Box of(NodeStyle style, List<Box> children, boolean isWord, ToIntFunction<String> measure, int gap) {
            String text = Shown.text(style.shown(), LONGEST);
            int own = measure.applyAsInt(text);
            int below = children.stream().mapToInt(Box::width).sum() + gap * Math.max(0, children.size() - 1);
            int over = own / 2; // the middle of what is below
            if (!children.isEmpty()) {
                var last = children.getLast();
                over = (children.getFirst().middle + below - last.width + last.middle) / 2;
            }
            int left = Math.max(0, own / 2 - over);
            int middle = left + over;
            int width = Math.max(left + below, middle + own - own / 2);
            return new Box(text, style.colour(), children, width, left, middle, isWord);
        }
    }

    /// A box that has no place yet.
    private record Waiting(Box box, int left, int level, int parent) {}

    /// Lays out a tree.
    ///
    /// @param style of its nodes
    /// @param measure how wide a text is
    /// @param gap at least so much between texts beside one another
    static TreeLayout of(Tree tree, Function<Tree, NodeStyle> style, ToIntFunction<String> measure, int gap) {
        Box root = tree.fold((node, children) -> {
            var below = node.word()
                    .map(word -> new NodeStyle(word, OptionalInt.empty()))
                    .map(word -> List.of(Box.of(word, List.of(), true, measure, gap)))
                    .orElse(children);
            return Box.of(style.apply(node), below, false, measure, gap);
        });
        var places = new ArrayList<Place>();
        var waiting = new ArrayDeque<Waiting>();
        waiting.push(new Waiting(root, 0, 0, -1));
        while (!waiting.isEmpty()) {
            var next = waiting.pop();
            var box = next.box;
            int x = next.left + box.middle;
            places.add(new Place(box.text, box.colour, x, next.level, next.parent, box.isWord));
            int parent = places.size() - 1;
            int left = next.left + box.left;
            var row = new ArrayList<Waiting>();
            for (var child : box.children) {
                row.add(new Waiting(child, left, next.level + 1, parent));
                left += child.width + gap;
            }
            row.reversed().forEach(waiting::push);
        }
        return new TreeLayout(places, root.width);
    }
}
