// Pictures of trees as SVG.
package rondo.text.tree.picture;

import java.util.function.Function;
import rondo.basis.Columns;
import rondo.basis.Svg;
import rondo.text.tree.Tree;
import rondo.text.tree.picture.TreeLayout.Place;

/// Pictures of trees as SVG: the root above, words in black below their leaves.
public final class TreeSvg {
    private static final int COLUMN = 9; // width of a letter; wide signs take two
    private static final int GAP = 14;
    private static final int LEVEL = 44; // height
    private static final int MARGIN = 16;
    private static final int TEXT = 14; // size
    private static final int LABEL = 0x336699; // colour

    private TreeSvg() {}

    /// A picture of a tree.
    ///
    /// @return a whole SVG document
    public static String of(Tree tree) {
        return of(tree, NodeStyle::plain);
    }

    /// A picture of a tree with labels and colours of one's own.
    ///
    /// @param style of its nodes
    /// @return a whole SVG document
    public static String of(Tree tree, Function<Tree, NodeStyle> style) {
        var layout = TreeLayout.of(tree, style, text -> COLUMN * Columns.of(text), GAP);
        var svg = new StringBuilder();
        int deepest = 0;
        svg.append("<g stroke=\"#999\">\n");
        for (var place : layout.places()) {
            deepest = Math.max(deepest, place.level());
            if (place.parent() >= 0) {
                addLine(svg, layout.places().get(place.parent()), place);
            }
        }
        svg.append("</g>\n<g font-family=\"sans-serif\" font-size=\"").append(TEXT);
        svg.append("\" text-anchor=\"middle\">\n");
        layout.places().forEach(place -> addText(svg, place));
        svg.append("</g>\n");
        return Svg.document(layout.width() + 2 * MARGIN, deepest * LEVEL + TEXT + 2 * MARGIN, svg);
    }

    private static void addLine(StringBuilder svg, Place parent, Place child) {
        svg.append("<line x1=\"").append(x(parent)).append("\" y1=\"").append(baseline(parent) + TEXT / 3);
        svg.append("\" x2=\"").append(x(child)).append("\" y2=\"").append(baseline(child) - TEXT);
        svg.append("\"/>\n");
    }

    private static void addText(StringBuilder svg, Place place) {
        int colour = place.colour().orElse(place.isWord() ? 0 : LABEL);
        svg.append("<text x=\"").append(x(place)).append("\" y=\"").append(baseline(place));
        svg.append("\" fill=\"").append("#%06x".formatted(colour & 0xFFFFFF)).append("\">");
        svg.append(Svg.text(place.text())).append("</text>\n");
    }

    private static int x(Place place) {
        return MARGIN + place.x();
    }

    private static int baseline(Place place) {
        return MARGIN + TEXT + LEVEL * place.level();
    }
}
