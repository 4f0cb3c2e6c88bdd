// What all pictures in SVG share.
package rondo.basis;

/// What all pictures in SVG share: the document around them and how text stands in it.
public final class Svg {
    private Svg() {}

    /// A whole document with a white ground.
    ///
    /// @param width in pixels
    /// @param height in pixels
    /// @param content elements
    public static String document(int width, int height, CharSequence content) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n" + content + "</svg>\n";
    }

    /// A text as it stands between tags; what XML does not allow becomes a blank.
    public static String text(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> {
                    boolean odd = Character.isISOControl(sign) || Character.getType(sign) == Character.SURROGATE;
                    escaped.appendCodePoint(odd || sign == 0xFFFE || sign == 0xFFFF ? ' ' : sign);
                }
            }
        });
        return escaped.toString();
    }
}
