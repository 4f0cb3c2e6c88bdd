// How a node of a tree looks in a picture.
package rondo.text.tree.picture;

import java.util.OptionalInt;
import rondo.text.tree.Tree;

/// How a node of a tree looks in a picture.
///
/// @param label what stands there, such as the node's label with a score
/// @param colour of it as 0xRRGGBB; that of other text if there is none
public record NodeStyle(String label, OptionalInt colour) {
    /// From most negative to most positive, dark enough to be read on white and bright enough on black.
    private static final int[] SENTIMENTS = {0xD62728, 0xE07B39, 0x888888, 0x5FA83B, 0x1A8F3C};

    /// The label of the node.
    public static NodeStyle plain(Tree node) {
        return new NodeStyle(node.label(), OptionalInt.empty());
    }

    /// The label of the node, in red to green if it is one of the five sentiments 0 to 4.
    public static NodeStyle sentiment(Tree node) {
        String label = node.label();
        boolean one = label.length() == 1 && label.charAt(0) >= '0' && label.charAt(0) <= '4';
        return one ? new NodeStyle(label, OptionalInt.of(SENTIMENTS[label.charAt(0) - '0'])) : plain(node);
    }

    /// The label, or a dot if it is empty.
    String shown() {
        return label.isEmpty() ? "·" : label;
    }

    /// A text as it is written to a terminal (ANSI, 24 bits of colour).
    static String onTerminal(String text, OptionalInt colour) {
        if (colour.isEmpty()) {
            return text;
        }
        int rgb = colour.getAsInt();
        String parts = (rgb >> 16 & 0xFF) + ";" + (rgb >> 8 & 0xFF) + ";" + (rgb & 0xFF);
        return "\u001B[38;2;" + parts + "m" + text + "\u001B[0m";
    }
}
