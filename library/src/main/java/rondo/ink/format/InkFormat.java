// The formats of files of ink.
package rondo.ink.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import rondo.basis.InputException;

/// The formats of files of ink, found by how a file begins, whatever its name is.
public enum InkFormat {
    /// Ink Markup Language of the W3C (2011), as CROHME and the IAM collections use it.
    INKML("InkML"),
    /// The format of the UNIPEN collection (Guyon et al. 1994).
    UNIPEN("UNIPEN"),
    /// The XML of IAM-OnDB (Liwicki and Bunke 2005), which is read but not written.
    IAM("IAM-OnDB"),
    /// JSON, one sample a line or an array of samples; the strokes as lists of points `[x, y, t]`, or as parallel
    /// arrays `[[x...], [y...], [t...]]`, as Quick, Draw! has them.
    JSON("JSON");

    private static final int FARTHEST = 4096; // blanks before the first sign
    private static final int SHOWN = 12;
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern ELEMENT = Pattern.compile("<(\\w+)");

    private final String title;

    InkFormat(String title) {
        this.title = title;
    }

    /// The format of what a stream begins with; the stream stays where it is.
    ///
    /// @param in that supports marks
    /// @param name how errors call it
    static InkFormat of(InputStream in, String name) throws IOException {
        in.mark(FARTHEST);
        byte[] begin = in.readNBytes(FARTHEST);
        in.reset();
        int at = 0;
        while (at < begin.length && isBlank(begin[at])) {
            at++;
        }
        if (at == begin.length) {
            throw new InputException(name + ": nothing but blanks; expected a file of ink; check the path");
        }
        return switch (begin[at]) {
            case '<' -> root(begin).equals(WhiteboardReader.ROOT) ? IAM : INKML;
            case '.' -> UNIPEN;
            case '{', '[' -> JSON;
            default ->
                throw new InputException(name + ": begins with " + shown(begin, at) + "; expected < of InkML, . of"
                        + " UNIPEN, or { or [ of JSON; is this a file of ink?");
        };
    }

    @Override
    public String toString() {
        return title;
    }

    /// White space, a byte order mark, or a half of a sign in UTF-16.
    private static boolean isBlank(byte b) {
        return b <= ' ' && (b >= 0 || b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF || b >= (byte) 0xFE);
    }

    /// The name of the first element, as far as it is among these bytes, in whatever encoding.
    private static String root(byte[] begin) {
        var text = new String(begin, StandardCharsets.ISO_8859_1).replace("\0", "");
        var element = ELEMENT.matcher(COMMENT.matcher(text).replaceAll(""));
        return element.find() ? element.group(1) : "";
    }

    private static String shown(byte[] begin, int at) {
        var shown = new StringBuilder();
        for (int i = at; i < Math.min(begin.length, at + SHOWN) && begin[i] != '\n'; i++) {
            shown.append(begin[i] >= ' ' && begin[i] < 0x7F ? (char) begin[i] : '?');
        }
        return shown.toString();
    }
}
