// Pictures of trees for a terminal.
package rondo.text.tree.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import rondo.basis.Columns;
import rondo.text.tree.Tree;
import rondo.text.tree.picture.TreeLayout.Place;

/// Pictures of trees for a terminal: from the root down where that fits, else as an outline (see [TreeOutline]).
///
///         S
///      ┌──┴───┐
///     NP     VP
///      │      │
///     It    works
public final class TreePicture {
    private static final int GAP = 2;
    /// Lines that leave a sign: 1 up, 2 down, 4 to the right, 8 to the left.
    private static final String SIGNS = " ╵╷│╶└┌├╴┘┐┤─┴┬┼";

    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int RIGHT = 4;
    private static final int LEFT = 8;

    private TreePicture() {}

    /// Draws a tree.
    ///
    /// @param columns the most in a line, at least 40
    /// @return lines that all end in `\n`
    public static String draw(Tree tree, int columns) {
        return draw(tree, columns, NodeStyle::plain);
    }

    /// Draws a tree with labels and colours of one's own; colours are written as a terminal takes them (ANSI).
    ///
    /// @param columns the most in a line, at least 40
    /// @param style of its nodes
    /// @return lines that all end in `\n`
    /// @throws rondo.basis.ConfigException if there are too few columns
    public static String draw(Tree tree, int columns, Function<Tree, NodeStyle> style) {
        var layout = TreeLayout.of(tree, style, Columns::of, GAP);
        return layout.width() <= columns ? upright(layout) : TreeOutline.draw(tree, columns, style);
    }

    private static String upright(TreeLayout layout) {
        var rows = new ArrayList<List<Place>>();
        var lines = new ArrayList<int[]>();
        for (var place : layout.places()) {
            if (place.level() == rows.size()) {
                rows.add(new ArrayList<>());
                lines.add(new int[layout.width() + 1]);
            }
            rows.get(place.level()).add(place);
            if (place.parent() >= 0) {
                connect(
                        lines.get(place.level()),
                        layout.places().get(place.parent()).x(),
                        place.x());
            }
        }
        var picture = new StringBuilder();
        for (int level = 0; level < rows.size(); level++) {
            picture.append(level == 0 ? "" : line(lines.get(level)));
            picture.append(row(rows.get(level)));
        }
        return picture.toString();
    }

    private static void connect(int[] line, int parent, int child) {
        line[parent] |= UP;
        line[child] |= DOWN;
        for (int x = Math.min(parent, child); x < Math.max(parent, child); x++) {
            line[x] |= RIGHT;
            line[x + 1] |= LEFT;
        }
    }

    private static String line(int[] line) {
        var text = new StringBuilder();
        Arrays.stream(line).forEach(bits -> text.append(SIGNS.charAt(bits)));
        return text.toString().stripTrailing() + "\n";
    }

    private static String row(List<Place> places) {
        var text = new StringBuilder();
        int at = 0;
        for (var place : places) {
            int width = Columns.of(place.text());
            int from = place.x() - width / 2;
            text.repeat(' ', from - at).append(NodeStyle.onTerminal(place.text(), place.colour()));
            at = from + width;
        }
        return text.append('\n').toString();
    }
}
